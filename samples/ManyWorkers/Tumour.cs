using System.Globalization;

namespace ManyWorkers;

/// <summary>A breast tumour: measurements of its cells, and whether it is benign (1) or malignant (0).</summary>
internal sealed record Tumour(double[] Measurements, double Benign)
{
    /// <summary>The tumours of the file, shuffled, with measurements of mean 0 and variance 1.</summary>
    public static Tumour[] Load(string file)
    {
        double[][] rows = [.. File.ReadLines(file).Skip(1).Select(Numbers)];
        for (int column = 0; column < rows[0].Length - 1; column++) Standardise(rows, column);
        Tumour[] tumours = [.. rows.Select(row => new Tumour(row[..^1], row[^1]))];
        new Random(7).Shuffle(tumours);
        return tumours;
    }

    private static double[] Numbers(string line) => [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static void Standardise(double[][] rows, int column)
    {
        double mean = rows.Average(row => row[column]);
        double deviation = Math.Sqrt(rows.Average(row => (row[column] - mean) * (row[column] - mean)));
        foreach (double[] row in rows) row[column] = (row[column] - mean) / deviation;
    }
}
