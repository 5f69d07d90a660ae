using System.ComponentModel;
using System.Text;

namespace HyperGen.Spaces;

/// <summary>Builds the source of an object creation: constructor arguments, then an initialiser. Used by generated code.</summary>
/// <param name="type">The type's name in source.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CSharpSource(string type)
{
    private readonly List<string> _arguments = [];
    private readonly List<string> _properties = [];

    /// <summary>Adds a constructor argument.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="value">Its value, as source.</param>
    public CSharpSource Argument(string name, string value)
    {
        _arguments.Add($"{name}: {value}");
        return this;
    }

    /// <summary>Adds a property to the initialiser.</summary>
    /// <param name="name">The property.</param>
    /// <param name="value">Its value, as source.</param>
    public CSharpSource Property(string name, string value)
    {
        _properties.Add($"{name} = {value},");
        return this;
    }

    /// <summary>The source of a value: a literal, or an expression that gives it exactly.</summary>
    /// <param name="value">A number, bool, string, char, time span or null.</param>
    public static string Of(object? value) => CSharpLiteral.Of(value);

    /// <summary>The source of an enum value: a member, members combined, or a cast number.</summary>
    /// <param name="value">The value; null for a nullable property.</param>
    /// <param name="type">The enum's name in source.</param>
    public static string OfEnum(Enum? value, string type) => value is null ? "null" : CSharpLiteral.OfEnum(value, type);

    /// <summary>The source of a nested config.</summary>
    /// <param name="config">The config, or null.</param>
    public static string OfSpace<T>(T? config)
        where T : ISearchSpace<T> => config is null ? "null" : config.ToCSharp();

    /// <summary>The source of a nested config.</summary>
    /// <param name="config">The config, or null.</param>
    public static string OfSpace<T>(T? config)
        where T : struct, ISearchSpace<T> => config is { } value ? value.ToCSharp() : "null";

    /// <summary>The source of a value that is none of a property's alternatives: null, or a remark for the reader.</summary>
    /// <param name="value">The value.</param>
    public static string OfUnknown(object? value) =>
        value is null ? "null" : $"default! /* a {NameOf(value.GetType())} is no alternative */";

    /// <summary>The name of a type in source, with its namespace.</summary>
    /// <param name="type">A closed type.</param>
    public static string NameOf(Type type) => CSharpTypeName.Of(type);

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new($"new {type}");
        if (_arguments.Count > 0 || _properties.Count == 0) text.Append('(').AppendJoin(", ", _arguments).Append(')');
        if (_properties.Count == 0) return text.ToString();
        text.Append("\n{\n");
        foreach (string property in _properties) text.Append("    ").Append(property.Replace("\n", "\n    ")).Append('\n');
        return text.Append('}').ToString();
    }
}
