using HyperGen.Termination;

namespace HyperGen.Tests.Termination;

public sealed class CheckScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(104, 100)]
    [InlineData(105, 105)]
    [InlineData(126, 126)]
    [InlineData(131, 126)]
    public void Last_check_is_at_every_trial_up_to_a_hundred_and_a_twentieth_apart_beyond(int count, int expected) =>
        Assert.Equal(expected, CheckSchedule.UpTo(count));

    [Fact]
    public void Checks_thin_out_as_trials_grow_in_number()
    {
        Assert.Equal(15, Checks(101, 200));
        Assert.Equal(14, Checks(501, 1000)); // as many where the number doubles
        for (int count = 1; count < 3000; count++) Assert.InRange(CheckSchedule.UpTo(count), count - (count / 20), count);
    }

    private static int Checks(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Count(count => CheckSchedule.UpTo(count) == count);
}
