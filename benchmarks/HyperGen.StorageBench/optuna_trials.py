"""Runs trials of the real Optuna with the space of BenchConfig, one after the other, and prints its version and how many a second.

    optuna_trials.py FILE WARM_UP SECONDS
"""
import sys
import time

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def objective(trial):
    x = trial.suggest_float("X", -5, 5)
    rate = trial.suggest_float("Rate", 1e-5, 0.1, log=True)
    layers = trial.suggest_int("Layers", 1, 8)
    kind = trial.suggest_categorical("Kind", ["relu", "gelu", "tanh"])
    value = x * x + rate + layers + len(kind)
    trial.report(value + 1, 0)
    return value


def run(study, seconds):
    begin = time.monotonic()
    trials = 0
    while time.monotonic() - begin < seconds:
        trial = study.ask()
        study.tell(trial, objective(trial))
        trials += 1
    return trials / (time.monotonic() - begin)


if __name__ == "__main__":
    file, warm_up, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    study = optuna.create_study(storage="sqlite:///" + file, sampler=optuna.samplers.RandomSampler(seed=1))
    run(study, warm_up)
    print(optuna.__version__, run(study, seconds))
