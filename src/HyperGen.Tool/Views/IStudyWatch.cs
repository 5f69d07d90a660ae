namespace HyperGen.Tool.Views;

/// <summary>Shows a study again and again.</summary>
internal interface IStudyWatch
{
    void Show(StoredStudy study);
}
