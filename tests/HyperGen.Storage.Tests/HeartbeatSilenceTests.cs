using HyperGen.Tests.Studies;

namespace HyperGen.Storage.Tests;

public sealed class HeartbeatSilenceTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(20);

    private readonly ManualTime _time = new();
    private readonly HeartbeatSilence _silence;

    public HeartbeatSilenceTests() => _silence = new HeartbeatSilence(Grace, _time);

    [Fact]
    public void Heartbeat_that_stays_as_it_is_for_longer_than_the_grace_is_dead_whatever_it_says()
    {
        Assert.Empty(Look((1, "2020-01-01 00:00:00"), (2, "2099-01-01 00:00:00")));
        for (int minute = 1; minute <= 20; minute++) Assert.Empty(LookLater((1, "2020-01-01 00:00:00"), (2, "2099-01-01 00:00:00")));
        Assert.Equal([1L, 2L], LookLater((1, "2020-01-01 00:00:00"), (2, "2099-01-01 00:00:00")));
    }

    [Fact]
    public void Heartbeat_that_changes_is_alive_also_when_its_clock_is_set_back()
    {
        for (int minute = 59; minute > 0; minute--)
        {
            string changing = minute % 15 == 0 ? $"12:{minute}:00" : $"12:{minute / 15}";
            Assert.Empty(LookLater((1, changing)));
        }
    }

    [Fact]
    public void Time_in_which_nobody_could_beat_is_not_held_against_a_trial()
    {
        Look((1, "12:00:00"));
        _time.Advance(TimeSpan.FromHours(5));
        Assert.Empty(Look((1, "12:00:00")));
        for (int minute = 1; minute <= 10; minute++) Assert.Empty(LookLater((1, "12:00:00")));
        Assert.Equal([1L], LookLater((1, "12:00:00")));
    }

    private IReadOnlyList<long> LookLater(params (long Trial, string Beat)[] beats)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        return Look(beats);
    }

    private IReadOnlyList<long> Look(params (long Trial, string Beat)[] beats) => _silence.Look(beats.ToDictionary(one => one.Trial, one => one.Beat));
}
