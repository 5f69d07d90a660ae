namespace HyperGen.Spaces;

/// <summary>A topological order of parameters: parents before the parameters they activate, declaration order otherwise.</summary>
internal static class ActivationOrder
{
    /// <exception cref="ArgumentException">A condition names no parameter, or conditions form a cycle.</exception>
    public static int[] Of(string space, Parameter[] parameters)
    {
        var order = new List<int>(parameters.Length);
        var marks = new Mark[parameters.Length];
        foreach (Parameter parameter in parameters) Visit(parameter);
        return [.. order];

        void Visit(Parameter parameter)
        {
            if (marks[parameter.Index] == Mark.Done) return;
            if (marks[parameter.Index] == Mark.Open)
                throw new ArgumentException($"The conditions of '{space}' form a cycle through '{parameter.Name}'.");
            marks[parameter.Index] = Mark.Open;
            foreach (ActivationCondition condition in parameter.Conditions)
            {
                if ((uint)condition.ParentIndex >= (uint)parameters.Length)
                {
                    throw new ArgumentException(
                        $"A condition of '{parameter.Name}' in '{space}' refers to parameter {condition.ParentIndex} "
                        + $"of {parameters.Length}.");
                }

                Visit(parameters[condition.ParentIndex]);
            }

            marks[parameter.Index] = Mark.Done;
            order.Add(parameter.Index);
        }
    }

    private enum Mark { New, Open, Done }
}
