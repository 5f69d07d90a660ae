using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HyperGen.Spaces;

/// <summary>The fingerprint of a space: a hash over the canonical text of its parameters, domains and conditions.</summary>
internal static class Fingerprint
{
    public static string Of(SearchSpace space)
    {
        var text = new StringBuilder();
        foreach (Parameter parameter in space.Parameters)
        {
            text.Append(parameter.Name).Append(": ").Append(parameter.Domain);
            IEnumerable<string> conditions = parameter.Conditions.Select(condition => Condition(space, condition));
            foreach (string condition in conditions.Order(StringComparer.Ordinal))
                text.Append(" when ").Append(condition);
            text.Append('\n');
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return BinaryPrimitives.ReadUInt64BigEndian(hash).ToString("x16");
    }

    private static string Condition(SearchSpace space, ActivationCondition condition)
    {
        Parameter parent = space.Parameters[condition.ParentIndex];
        return $"{parent.Name} in {string.Join(' ', condition.Texts(parent))}";
    }
}
