using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperGen.Architecture.Tests;

/// <summary>Numerics ← Spaces ← Trials ← {Samplers ← Terminators, Pruners, Analysis} ← Studies → Storage: a room refers to rooms below it alone.</summary>
public sealed class DependencyRuleTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [""] = [],
        ["Attributes"] = [],
        ["Numerics"] = [],
        ["Spaces"] = ["Numerics"],
        ["Trials"] = ["Numerics", "Spaces"],
        ["Samplers"] = ["Numerics", "Spaces", "Trials"],
        ["Pruners"] = ["Numerics", "Spaces", "Trials"],
        ["Terminators"] = ["Numerics", "Spaces", "Trials", "Samplers"],
        ["Analysis"] = ["Numerics", "Spaces", "Trials"],
        ["Storage"] = ["Spaces", "Trials"],
        ["Studies"] = ["Numerics", "Spaces", "Trials", "Samplers", "Terminators", "Pruners", "Analysis", "Storage"],
    };

    private static readonly CSharpCompilation Runtime = SourceTree.CompileRuntime();

    [Fact]
    public void Runtime_compiles_so_that_every_reference_is_seen()
    {
        Diagnostic[] errors = [.. Runtime.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.Empty(errors);
    }

    [Fact]
    public void Every_room_is_known()
    {
        string[] unknown = [.. SourceTree.Files("src/HyperGen").Select(file => file.Room).Distinct().Where(room => !Allowed.ContainsKey(room))];
        Assert.Empty(unknown);
    }

    [Fact]
    public void Rooms_refer_to_rooms_below_them_alone()
    {
        SortedSet<string> offences = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in Runtime.SyntaxTrees.Where(tree => tree.FilePath.Length > 0))
        {
            string room = RoomOf(tree);
            foreach (INamedTypeSymbol type in TypesReferredTo(tree))
            {
                foreach (string other in type.DeclaringSyntaxReferences.Select(reference => RoomOf(reference.SyntaxTree)).Distinct())
                {
                    if (other != room && !Allowed[room].Contains(other)) offences.Add($"{tree.FilePath} refers to {type.Name} of {other}");
                }
            }
        }

        Assert.Empty(offences);
    }

    private static string RoomOf(SyntaxTree tree) => new SourceFile(tree.FilePath, tree.FilePath).Room;

    private static IEnumerable<INamedTypeSymbol> TypesReferredTo(SyntaxTree tree)
    {
        SemanticModel model = Runtime.GetSemanticModel(tree);
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
            if (TypeOf(symbol) is { Locations: [{ IsInSource: true }, ..] } type && seen.Add(type)) yield return type;
            if (model.GetTypeInfo(node).Type is INamedTypeSymbol { Locations: [{ IsInSource: true }, ..] } value && seen.Add(value.OriginalDefinition))
                yield return value.OriginalDefinition;
        }
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition;
}
