using System.Text.Json;

namespace HyperGen.Problems.Recorded.Networks;

/// <summary>
/// Compiles a network file: a list of operations over numbered registers, and a file of weights. Every register gets its place
/// in one workspace; a slice is a view of its source and costs nothing.
/// </summary>
internal sealed class NetworkReader
{
    private readonly List<Operation> _operations = [];
    private readonly Register[] _registers;
    private readonly Register[] _categories;
    private readonly Register[] _numbers;
    private readonly float[] _weights;
    private int _workspace;

    private NetworkReader(JsonElement file, float[] weights)
    {
        _registers = new Register[Integer(file, "registers")];
        _weights = weights;

        // An input that no operation reads still needs a place to be written to.
        _categories = Inputs(Integer(file, "n_cat"));
        _numbers = Inputs(Integer(file, "n_cont"));
    }

    public static Network Read(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        JsonElement root = document.RootElement;
        var reader = new NetworkReader(root, RecordedProblems.Floats(folder, root.GetProperty("weights").GetString()!));
        foreach (JsonElement entry in root.GetProperty("ops").EnumerateArray())
            reader.Add(entry);

        Register output = reader._registers[Integer(root, "output")];
        return new Network(reader._operations, reader._categories, reader._numbers, output, reader._workspace);
    }

    private void Add(JsonElement entry)
    {
        string name = entry.GetProperty("op").GetString()!;
        _registers[Integer(entry, "out")] = name switch
        {
            "cat" => _categories[Integer(entry, "col")],
            "cont" => _numbers[Integer(entry, "col")],
            "slice" => Source(entry, "in").Part(Integer(entry, "from"), Integer(entry, "to")),
            "emb" => AddEmbedding(entry),
            "dense" => AddDense(entry),
            "affine" => AddAffine(entry),
            "concat" => AddConcatenation(entry),
            _ when Elementwise.Named(name) is { } function => AddElementwise(entry, function),
            _ when Arithmetic.Named(name) is { } function => AddArithmetic(entry, function),
            _ => throw new InvalidDataException($"The network uses the unknown operation '{name}'."),
        };
    }

    private Register AddEmbedding(JsonElement entry)
    {
        Register output = Reserve(Integer(entry, "width"));
        _operations.Add(new Embedding(Source(entry, "in"), output, _weights, Integer(entry, "w")));
        return output;
    }

    private Register AddDense(JsonElement entry)
    {
        Register output = Reserve(Integer(entry, "n_out"));
        JsonElement bias = entry.GetProperty("b");
        int? firstBias = bias.ValueKind == JsonValueKind.Null ? null : bias.GetInt32();
        _operations.Add(new Dense(Source(entry, "in"), output, _weights, Integer(entry, "w"), firstBias));
        return output;
    }

    private Register AddAffine(JsonElement entry)
    {
        Register output = Reserve(Integer(entry, "n"));
        _operations.Add(new Affine(Source(entry, "in"), output, _weights, Integer(entry, "scale"), Integer(entry, "shift")));
        return output;
    }

    private Register AddConcatenation(JsonElement entry)
    {
        Register[] inputs = [.. entry.GetProperty("ins").EnumerateArray().Select(index => _registers[index.GetInt32()])];
        Register output = Reserve(inputs.Sum(input => input.Width));
        _operations.Add(new Concatenation(inputs, output));
        return output;
    }

    private Register AddElementwise(JsonElement entry, Func<double, double> function)
    {
        Register input = Source(entry, "in"), output = Reserve(input.Width);
        _operations.Add(new Elementwise(input, output, function));
        return output;
    }

    private Register AddArithmetic(JsonElement entry, Func<double, double, double> function)
    {
        Register left = Source(entry, "a"), output = Reserve(left.Width);
        _operations.Add(entry.TryGetProperty("bc", out JsonElement constant)
            ? new WithConstant(left, constant.GetDouble(), output, function)
            : new Arithmetic(left, Source(entry, "b"), output, function));
        return output;
    }

    private Register Source(JsonElement entry, string property) => _registers[Integer(entry, property)];

    private Register[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(_ => Reserve(1))];

    private Register Reserve(int width)
    {
        var register = new Register(_workspace, width);
        _workspace += width;
        return register;
    }

    private static int Integer(JsonElement entry, string property) => entry.GetProperty(property).GetInt32();
}
