using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;

namespace HyperGen.Storage;

/// <summary>Repeats whole units of work that the database could not finish, with growing pauses, and turns what remains into clear
/// errors.</summary>
internal static class UnitOfWork
{
    private const int FirstPause = 10; // milliseconds
    private const int LongestPause = 1_000;

    /// <param name="dialect">The database.</param>
    /// <param name="patience">How long it may be out of reach.</param>
    /// <param name="work">The unit; must begin anew each time.</param>
    /// <param name="cancellationToken">Cancels the pauses.</param>
    /// <exception cref="StudyStorageException">The database refused for a reason that will not pass, or for too long.</exception>
    public static ValueTask<T> RunAsync<T>(
        Dialect dialect, TimeSpan patience, Func<ValueTask<T>> work, CancellationToken cancellationToken) =>
        RunAsync(dialect, patience, work, () => cancellationToken);

    /// <param name="dialect">The database.</param>
    /// <param name="patience">How long it may be out of reach.</param>
    /// <param name="work">The unit; must begin anew each time.</param>
    /// <param name="pausing">Gives what cancels the pause that begins.</param>
    /// <exception cref="StudyStorageException">The database refused for a reason that will not pass, or for too long.</exception>
    public static async ValueTask<T> RunAsync<T>(
        Dialect dialect, TimeSpan patience, Func<ValueTask<T>> work, Func<CancellationToken> pausing)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int pause = FirstPause; ; pause = Math.Min(2 * pause, LongestPause))
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (DbException error) when (!dialect.IsTransient(error) || Stopwatch.GetElapsedTime(begin) > patience)
            {
                throw new StudyStorageException(dialect.Explain(error), error);
            }
            catch (DbException)
            {
                // Participants that failed together must not try again together.
                await Task.Delay(RandomNumberGenerator.GetInt32(pause / 2, pause + 1), pausing()).ConfigureAwait(false);
            }
        }
    }
}
