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
            foreach (ActivationCondition condition in parameter.Conditions)
            {
                Parameter parent = space.Parameters[condition.ParentIndex];
                text.Append(" when ").Append(parent.Name).Append(" in");
                foreach (double value in condition.Values) text.Append(' ').Append(parent.Contains(value) ? parent.Format(value) : "?");
            }

            text.Append('\n');
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return BinaryPrimitives.ReadUInt64BigEndian(hash).ToString("x16");
    }
}
