using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>The smallest and largest value of a number type, as C# writes them.</summary>
internal static class TypeLimits
{
    public static (string Low, string High)? Of(PropertyType type) => type.Kind switch
    {
        ValueKind.Int64 or ValueKind.NativeInt => ("long.MinValue", "long.MaxValue"),
        ValueKind.UInt64 or ValueKind.NativeUInt => ("0", "long.MaxValue"),
        ValueKind.Single => ("float.MinValue", "float.MaxValue"),
        ValueKind.Half => ("-65504", "65504"),
        ValueKind.Decimal => ("\"-79228162514264337593543950335\"", "\"79228162514264337593543950335\""),
        _ when type.IsInteger || type.Kind == ValueKind.Char =>
            IntegerLimits.Of(type.Kind) is var (low, high) ? (Show.Value((long)low), Show.Value((long)high)) : null,
        _ => null,
    };
}
