using System.Reflection;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Tests.Generator;

public class ModelTests
{
    private static readonly Type[] Models =
        [.. typeof(SearchSpaceSpec).Assembly.GetTypes().Where(type => type.Namespace == typeof(SearchSpaceSpec).Namespace && !type.IsNested)];

    [Fact]
    public void Models_hold_plain_values_alone()
    {
        IEnumerable<string> foreign =
            from model in Models
            from field in model.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            from part in Parts(field.FieldType)
            where !part.IsPrimitive && part != typeof(string) && !Models.Contains(part)
            select $"{model.Name}.{field.Name}: {part}";
        Assert.NotEmpty(Models);
        Assert.Empty(foreign);
    }

    [Fact]
    public void Models_are_sealed_records_or_their_abstract_bases() =>
        Assert.All(Models, model => Assert.True(model.IsSealed || model.IsAbstract || model.IsEnum || model.IsValueType, model.Name));

    [Fact]
    public void Arrays_are_equal_by_their_elements()
    {
        Assert.Equal(new EquatableArray<string>(["a", "b"]), new EquatableArray<string>(["a", "b"]));
        Assert.Equal(new EquatableArray<string>(["a", "b"]).GetHashCode(), new EquatableArray<string>(["a", "b"]).GetHashCode());
        Assert.NotEqual(new EquatableArray<string>(["a", "b"]), new EquatableArray<string>(["b", "a"]));
        Assert.NotEqual(new EquatableArray<string>(["a"]), new EquatableArray<string>(["a", "a"]));
        Assert.Equal(EquatableArray<string>.Empty, new EquatableArray<string>([]));
    }

    // EquatableArray<T> stands for what it holds; T itself is checked where it is instantiated.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericParameter) return [];
        if (type.IsArray) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];
    }
}
