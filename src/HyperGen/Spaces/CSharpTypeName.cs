namespace HyperGen.Spaces;

/// <summary>Names of closed types in C# source.</summary>
internal static class CSharpTypeName
{
    public static string Of(Type type)
    {
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[]";
        Type[] arguments = type.GetGenericArguments();
        string name = Simple(type, ref arguments);
        for (Type? outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
            name = $"{Simple(outer, ref arguments)}.{name}";
        return type.Namespace is { } space ? $"{space}.{name}" : name;
    }

    // A nested type carries the arguments of its containers first: the last ones are its own.
    private static string Simple(Type type, ref Type[] arguments)
    {
        int mark = type.Name.IndexOf('`');
        if (mark < 0) return type.Name;
        int own = int.Parse(type.Name.AsSpan(mark + 1), System.Globalization.CultureInfo.InvariantCulture);
        string list = string.Join(", ", arguments[^own..].Select(Of));
        arguments = arguments[..^own];
        return $"{type.Name[..mark]}<{list}>";
    }
}
