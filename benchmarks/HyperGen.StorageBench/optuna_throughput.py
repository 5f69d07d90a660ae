"""Trials per second of Optuna with the same space: optuna_throughput.py URL TRIALS. Needs the package on PYTHONPATH."""
import sys
import time

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
url, trials = sys.argv[1], int(sys.argv[2])
study = optuna.create_study(study_name="bench", storage=url, sampler=optuna.samplers.RandomSampler(seed=1))
begin = time.perf_counter()
for _ in range(trials):
    trial = study.ask()
    x = trial.suggest_float("X", -5, 5)
    rate = trial.suggest_float("Rate", 1e-5, 0.1, log=True)
    layers = trial.suggest_int("Layers", 1, 8)
    kind = trial.suggest_categorical("Kind", ["relu", "gelu", "tanh"])
    value = x * x + rate + layers + len(kind)
    trial.report(value + 1, 0)
    study.tell(trial, value)
seconds = time.perf_counter() - begin
print(f"{trials} trials in {seconds:.2f} s: {trials / seconds:.1f} trials/s")
