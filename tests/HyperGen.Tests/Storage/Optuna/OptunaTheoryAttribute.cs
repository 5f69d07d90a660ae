namespace HyperGen.Tests.Storage.Optuna;

/// <summary>A theory that needs the real Optuna, as <see cref="OptunaFactAttribute"/> says.</summary>
public sealed class OptunaTheoryAttribute : TheoryAttribute
{
    public OptunaTheoryAttribute() => Skip = new OptunaFactAttribute().Skip;
}
