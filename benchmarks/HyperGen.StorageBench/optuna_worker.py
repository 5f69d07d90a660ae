"""Asks and tells in a study that others have made, with the space of BenchConfig; prints version, trials and times in milliseconds.

    optuna_worker.py URL SECONDS
"""
import sys
import time

import optuna

from optuna_trials import objective

optuna.logging.set_verbosity(optuna.logging.ERROR)


def timed(times, act):
    begin = time.monotonic()
    result = act()
    times.append((time.monotonic() - begin) * 1000)
    return result


def quantiles(times):
    times.sort()
    return "p50 %.1f ms, p95 %.1f ms" % (times[len(times) // 2], times[int(len(times) * 0.95)])


if __name__ == "__main__":
    url, seconds = sys.argv[1], float(sys.argv[2])
    study = optuna.load_study(study_name="bench", storage=url, sampler=optuna.samplers.RandomSampler())
    end, asks, tells = time.monotonic() + seconds, [], []
    while time.monotonic() < end:
        trial = timed(asks, study.ask)
        value = objective(trial)
        time.sleep(0.01)
        timed(tells, lambda: study.tell(trial, value))
    print(f"Optuna {optuna.__version__}: {len(tells)} trials; ask {quantiles(asks)}; tell {quantiles(tells)}")
