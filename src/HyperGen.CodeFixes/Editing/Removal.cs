namespace HyperGen.CodeFixes.Editing;

/// <summary>Removes one element of a list together with the comma that goes with it.</summary>
internal static class Removal
{
    /// <summary>The change that removes an argument of an attribute, or an element of an array or a collection in one.</summary>
    public static TextChange? Of(SyntaxNode element) => element.Parent switch
    {
        AttributeArgumentSyntax { Expression: var value, Parent: AttributeArgumentListSyntax list } argument when value == element =>
            From(list.Arguments, argument),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } item => From(list.Elements, item),
        InitializerExpressionSyntax list when element is ExpressionSyntax item => From(list.Expressions, item),
        _ => null,
    };

    /// <summary>The change that removes an attribute, and its list when nothing else is in it.</summary>
    public static TextChange OfAttribute(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1) return From(list.Attributes, attribute);

        // On a line of its own the line goes too; otherwise the blanks up to what follows.
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        bool isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(list.Span.End, last.End)));
        if (isAlone) return new TextChange(TextSpan.FromBounds(line.Start, last.EndIncludingLineBreak), "");
        int end = list.Span.End;
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return new TextChange(TextSpan.FromBounds(list.SpanStart, end), "");
    }

    private static TextChange From<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode
    {
        int index = list.IndexOf(element);
        if (index > 0) return new TextChange(TextSpan.FromBounds(list[index - 1].Span.End, element.Span.End), "");
        return list.Count == 1
            ? new TextChange(element.Span, "")
            : new TextChange(TextSpan.FromBounds(element.SpanStart, list[1].SpanStart), "");
    }
}
