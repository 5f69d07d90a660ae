using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints what carries the values over to a mirrored type.</summary>
internal static class TargetEmitter
{
    public static void Emit(IndentedWriter writer, TargetSpec target)
    {
        if (target.CanApply)
        {
            writer.Line();
            writer.Line("/// <summary>Copies the searched values to a target.</summary>");
            writer.Line("/// <param name=\"target\">The object whose properties are set.</param>");
            SpaceEmitter.Attributes(writer);
            writer.Open($"public void ApplyTo({target.ByReference}{target.Type} target)");
            foreach (string property in target.Properties) writer.Line($"target.{property} = this.{property};");
            writer.Close();
        }

        if (!target.CanCreate) return;
        writer.Line();
        writer.Line("/// <summary>A new target with the searched values, at its own defaults otherwise.</summary>");
        SpaceEmitter.Attributes(writer);
        string values = string.Join(", ", target.Properties.Select(property => $"{property} = this.{property}"));
        writer.Line($"public {target.Type} ToTarget() => new {target.Type}() {{ {values} }};");
    }
}
