using Xunit;

namespace HyperGen.Testing;

public abstract partial class StudyCatalogContract
{
    /// <summary>Reading or deleting a study that is not there says which are.</summary>
    [Fact]
    public async Task Name_that_no_study_has_is_an_error_that_names_those_there_are()
    {
        await Catalog.WriteAsync(StudyCatalogContractStudies.Ours with { Name = "mnist" });
        Func<Task>[] acts = [async () => await Catalog.ReadAsync("minst"), async () => await Catalog.DeleteAsync("minst")];
        foreach (Func<Task> act in acts)
        {
            StudyNotFoundException error = await Assert.ThrowsAsync<StudyNotFoundException>(act);
            Assert.Equal("minst", error.Study);
            Assert.Contains("'minst'", error.Message, StringComparison.Ordinal);
            Assert.Contains("'mnist'", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Looking for a study in an empty place is an error as well.</summary>
    [Fact]
    public async Task Place_without_a_study_says_so_when_one_is_looked_for()
    {
        StudyNotFoundException error = await Assert.ThrowsAsync<StudyNotFoundException>(async () => await Catalog.ReadAsync("study"));
        Assert.Contains("none at all", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await Catalog.DeleteAsync("study"));
    }

    /// <summary>A name that is taken is refused, and the study that has it stays as it is.</summary>
    [Fact]
    public async Task Study_never_takes_the_place_of_another()
    {
        await Catalog.WriteAsync(StudyCatalogContractStudies.Ours);
        StoredStudy other = StudyCatalogContractStudies.Foreign with { Name = StudyCatalogContractStudies.Ours.Name };
        StudyExistsException error = await Assert.ThrowsAsync<StudyExistsException>(async () => await Catalog.WriteAsync(other));
        Assert.Equal(other.Name, error.Study);
        Same(StudyCatalogContractStudies.Ours, await Catalog.ReadAsync(other.Name));
        Assert.Single(await Catalog.ListAsync());
    }

    /// <summary>Deleting one study touches no other, and its name is free again.</summary>
    [Fact]
    public async Task Deleted_study_is_gone_and_the_others_are_not()
    {
        StoredStudy ours = StudyCatalogContractStudies.Ours;
        await Catalog.WriteAsync(ours with { Name = "first" });
        await Catalog.WriteAsync(ours with { Name = "second" });
        await Catalog.WriteAsync(ours with { Name = "third" });
        await Catalog.DeleteAsync("second");
        Assert.Equal(["first", "third"], (await Catalog.ListAsync()).Select(summary => summary.Name));
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await Catalog.ReadAsync("second"));
        Same(ours with { Name = "third" }, await Catalog.ReadAsync("third"));

        await Catalog.WriteAsync(StudyCatalogContractStudies.Foreign with { Name = "second" });
        Same(StudyCatalogContractStudies.Foreign with { Name = "second" }, await Catalog.ReadAsync("second"));
    }

    /// <summary>Who still runs a study that was deleted is told so at the next commit.</summary>
    [Fact]
    public async Task Participant_of_a_deleted_study_gets_an_error_and_brings_nothing_back()
    {
        await using IStudyLog log = await OpenLog("study");
        await Commit(log, new TrialStarted(0, [0.5], log.Worker, Noon));
        await Catalog.DeleteAsync("study");
        StudyDeletedException error = await Assert.ThrowsAsync<StudyDeletedException>(async () => await Commit(log, Complete(0, 1)));
        Assert.Contains("deleted", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Catalog.ListAsync());
    }

    /// <summary>Nothing of an ill-formed record is written.</summary>
    [Fact]
    public async Task Record_that_contradicts_itself_is_refused_whole()
    {
        StoredStudy ours = StudyCatalogContractStudies.Ours;
        StoredStudy[] wrong =
        [
            ours with { Directions = [] },
            ours with { Told = [.. ours.Told.Skip(1)] },
            ours with { Told = [.. ours.Told, ours.Told[0]] },
            ours with { Told = [.. ours.Told, 99] },
            ours with { Trials = [.. ours.Trials.Skip(1)] },
            ours with { UserAttributes = new Dictionary<string, string> { ["note"] = "no json" } },
            ours with { Space = "{" },
        ];
        foreach (StoredStudy study in wrong) await Assert.ThrowsAsync<ArgumentException>(async () => await Catalog.WriteAsync(study));
        await Assert.ThrowsAsync<StudyStorageException>(async () => await Catalog.WriteAsync(ours with { Name = new string('n', 513) }));
        await Assert.ThrowsAsync<StudyStorageException>(async () => await Catalog.WriteAsync(ours with { Name = " " }));
        Assert.Empty(await Catalog.ListAsync());
    }

    /// <summary>Quotes, slashes, line ends, other scripts and lengths up to 512 characters are plain names.</summary>
    [Fact]
    public async Task Names_of_every_kind_are_kept_apart()
    {
        string[] names = StudyStorageContractSpaces.StudyNames;
        foreach (string name in names) await Catalog.WriteAsync(new StoredStudy { Name = name, Directions = [StudyDirection.Maximize] });
        Assert.Equal(names, (await Catalog.ListAsync()).Select(summary => summary.Name));
        foreach (string name in names) Assert.Equal(name, (await Catalog.ReadAsync(name)).Name);
        await Catalog.DeleteAsync(names[2]);
        Assert.Equal(names.Length - 1, (await Catalog.ListAsync()).Count);
    }

    /// <summary>A cancelled token ends every call before it does anything.</summary>
    [Fact]
    public async Task Cancelled_calls_change_nothing()
    {
        CancellationToken cancelled = new(canceled: true);
        await Catalog.WriteAsync(StudyCatalogContractStudies.Ours);
        string name = StudyCatalogContractStudies.Ours.Name;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Catalog.ListAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Catalog.ReadAsync(name, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Catalog.WriteAsync(StudyCatalogContractStudies.Foreign, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Catalog.DeleteAsync(name, cancelled));
        Assert.Equal([name], (await Catalog.ListAsync()).Select(summary => summary.Name));
    }
}
