"""Plays the part of another client of a storage: the real Optuna. A storage is the file of a journal or the URL of a database.

    optuna_client.py fixture STORAGE         writes studies with every kind of record
    optuna_client.py dump STORAGE STUDY      prints what it reads, as JSON
    optuna_client.py work STORAGE STUDY N [open-lock]
                                             runs trials with TPE until the study has N
    optuna_client.py sample STORAGE STUDY N SAMPLER
                                             runs trials with tpe, nsga2 or grid until the study has N
    optuna_client.py constrain STORAGE STUDY creates a study whose best value breaks a constraint
    optuna_client.py times STORAGE STUDY     runs a trial in Tokyo, and prints when each trial began and how long it took
    optuna_client.py follow STORAGE STUDY N  reads again and again, until it sees N finished trials or nothing new for ten seconds
    optuna_client.py cli ARGUMENT...         Optuna's own command line
    optuna_client.py dashboard STORAGE PATH...
                                             prints what Optuna's dashboard answers to a request, as an array; {} is the first study's id
    optuna_client.py enqueue STORAGE STUDY   enqueues a trial with all of its parameters and one with some
    optuna_client.py abandon STORAGE STUDY   starts a trial with a heartbeat and leaves it
    optuna_client.py reap STORAGE STUDY      fails trials whose heartbeat stopped, and enqueues them again
    optuna_client.py delete STORAGE STUDY    deletes a study
"""
import json
import math
import os
import sys
import time
from datetime import timezone

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.storages import JournalStorage, RDBStorage, RetryHeartbeatStaleTrialCallback, fail_stale_trials
from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock
from optuna.trial import TrialState, create_trial

optuna.logging.set_verbosity(optuna.logging.ERROR)
GRID = {"x": [-1.0, 0.5, 2.0], "rate": [0.001, 0.01], "layers": [1, 4], "kind": ["relu", "gelu"], "momentum": [0.3]}
SAMPLERS = {
    "tpe": lambda: optuna.samplers.TPESampler(seed=1, n_startup_trials=2, constant_liar=True),
    "nsga2": lambda: optuna.samplers.NSGAIISampler(seed=1, population_size=4),
    "grid": lambda: optuna.samplers.GridSampler(GRID, seed=1),
}
KINDS = ["relu", "gelu", "gr\u00f6\u00dfe"]


def open_storage(path, lock=""):
    if "://" in path:
        return RDBStorage(path, heartbeat_interval=1, grace_period=30, heartbeat_stale_trial_callback=RetryHeartbeatStaleTrialCallback(max_retry=3))
    lock_obj = JournalFileOpenLock(path) if lock == "open-lock" else None
    return JournalStorage(JournalFileBackend(path, lock_obj=lock_obj))


def suggest(trial):
    """The space and objective of SharedProblem."""
    x = trial.suggest_float("x", -5, 5)
    rate = trial.suggest_float("rate", 1e-5, 0.1, log=True)
    layers = trial.suggest_int("layers", 1, 8)
    kind = KINDS.index(trial.suggest_categorical("kind", KINDS))
    value = x * x + rate + layers + kind * 0.5
    return value + trial.suggest_float("momentum", 0, 0.9, step=0.1) if kind == 1 else value


def write_fixture(path):
    storage = open_storage(path)
    optuna.create_study(study_name="other", storage=storage, sampler=optuna.samplers.RandomSampler(seed=2)).optimize(suggest, n_trials=2)
    study = optuna.create_study(study_name="shared", storage=storage, sampler=optuna.samplers.TPESampler(seed=1, n_startup_trials=2))
    other = optuna.load_study(study_name="other", storage=storage)
    study.set_user_attr("note", {"text": "gr\u00f6\u00dfe", "nan": math.nan})
    study.enqueue_trial({"x": 1.5, "rate": 0.01, "layers": 3, "kind": "gelu", "momentum": 0.3})  # 0
    study.optimize(suggest, n_trials=3)  # 0, 1, 2
    other.optimize(suggest, n_trials=1)

    pruned = study.ask()  # 3
    value = suggest(pruned)
    pruned.report(value, 0)
    pruned.report(math.nan, 1)
    pruned.report(2.5, 2)
    study.tell(pruned, state=TrialState.PRUNED)

    failed = study.ask()  # 4
    suggest(failed)
    failed.set_user_attr("reason", "NaN in \"loss\"")
    failed.report(math.inf, 7)
    study.tell(failed, state=TrialState.FAIL)

    infinite = study.ask()  # 5
    suggest(infinite)
    study.tell(infinite, math.inf)

    study.add_trial(create_trial(  # 6
        value=4.25,
        params={"x": 2.0, "rate": 0.25e-1, "layers": 2, "kind": "relu"},
        distributions={"x": FloatDistribution(-5, 5), "rate": FloatDistribution(1e-5, 0.1, log=True), "layers": IntDistribution(1, 8), "kind": CategoricalDistribution(KINDS)},
        intermediate_values={0: 5.25, 3: math.nan},
    ))
    study.add_trial(create_trial(  # 7: outside of the space
        value=1.0,
        params={"x": 20.0, "rate": 0.01, "layers": 2, "kind": "relu"},
        distributions={"x": FloatDistribution(-50, 50), "rate": FloatDistribution(1e-5, 0.1, log=True), "layers": IntDistribution(1, 8), "kind": CategoricalDistribution(KINDS)},
    ))
    running = study.ask()  # 8
    running.suggest_float("x", -5, 5)
    study.enqueue_trial({"x": -1.0})  # 9: leaves the rest open
    study.enqueue_trial({"x": -2.0, "rate": 0.001, "layers": 8, "kind": "gr\u00f6\u00dfe"})  # 10

    mixed = optuna.create_study(study_name="mixed", storage=storage, direction="maximize")
    choices = [None, True, 1, 2.5, "1", "\u6f22\u5b57 \"\\\n"]
    for choice in choices:
        trial = mixed.ask({"choice": CategoricalDistribution(choices)}) if mixed.trials else mixed.ask()
        if "choice" not in trial.params:
            trial.suggest_categorical("choice", choices)
        mixed.tell(trial, 1.0)
    for choice in choices:
        mixed.enqueue_trial({"choice": choice})


def dump(path, name):
    study = optuna.load_study(study_name=name, storage=open_storage(path))
    json.dump({
        "direction": study.direction.name,
        "user_attrs": study.user_attrs,
        "trials": [{
            "number": trial.number,
            "state": trial.state.name,
            "values": None if trial.values is None else [repr(value) for value in trial.values],
            "params": trial.params,
            "internal": {key: repr(float(trial.distributions[key].to_internal_repr(value))) for key, value in trial.params.items()},
            "reports": {str(step): repr(value) for step, value in trial.intermediate_values.items()},
            "user_attrs": trial.user_attrs,
            "fixed": trial.system_attrs.get("fixed_params"),
            "retries": trial.system_attrs.get("retry_history"),
            "milliseconds": None if trial.duration is None else trial.duration.total_seconds() * 1000,
        } for trial in study.trials],
        "best": study.best_trial.number if any(trial.state == TrialState.COMPLETE for trial in study.trials) else None,
    }, sys.stdout)


def work(path, name, trials, lock=""):
    study = optuna.create_study(study_name=name, storage=open_storage(path, lock), sampler=optuna.samplers.TPESampler(), load_if_exists=True)
    print("ready", flush=True)
    while len(study.get_trials(deepcopy=False)) < trials:
        trial = study.ask()
        study.tell(trial, suggest(trial))
        print("told", trial.number, repr(trial.storage.get_trial(trial._trial_id).value), flush=True)


def sample(path, name, trials, sampler):
    study = optuna.load_study(study_name=name, storage=open_storage(path), sampler=SAMPLERS[sampler]())
    study.optimize(suggest, n_trials=int(trials) - len(study.trials))


def constrain(path, name):
    study = optuna.create_study(study_name=name, storage=open_storage(path))
    for value, constraint in [(1.0, 0.5), (2.0, -0.5)]:
        study.add_trial(create_trial(
            value=value,
            params={"x": value, "rate": 0.01, "layers": 2, "kind": "relu"},
            distributions={"x": FloatDistribution(-5, 5), "rate": FloatDistribution(1e-5, 0.1, log=True), "layers": IntDistribution(1, 8), "kind": CategoricalDistribution(KINDS)},
            system_attrs={"constraints": [constraint], "constraints:memory": constraint},
        ))


def times(path, name):
    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    study = optuna.load_study(study_name=name, storage=open_storage(path))
    trial = study.ask()
    study.tell(trial, suggest(trial))
    json.dump({
        "version": optuna.__version__,
        "now": time.time(),
        "trials": [{"start": one.datetime_start.astimezone(timezone.utc).timestamp(), "seconds": one.duration.total_seconds()} for one in study.trials],
    }, sys.stdout)


def follow(path, name, trials):
    study = optuna.load_study(study_name=name, storage=open_storage(path))
    print("ready", flush=True)
    seen, since = [], time.monotonic()
    while len(seen) < int(trials) and time.monotonic() - since < 10:
        finished = [trial.number for trial in study.get_trials(deepcopy=False) if trial.state.is_finished()]
        if len(finished) > len(seen):
            seen, since = finished, time.monotonic()
    print(json.dumps(seen))


def cli(*arguments):
    from optuna.cli import main
    sys.argv = ["optuna", *arguments]
    sys.exit(main())


def dashboard(path, *requests):
    from io import BytesIO
    from wsgiref.util import setup_testing_defaults

    from optuna_dashboard._app import create_app
    storage = open_storage(path)
    app = create_app(storage)
    answers = []
    for request in requests:
        environ = {"PATH_INFO": request.replace("{}", str(storage.get_all_studies()[0]._study_id)), "wsgi.input": BytesIO()}
        setup_testing_defaults(environ)
        answers.append(json.loads(b"".join(app(environ, lambda status, headers, error=None: None))))
    json.dump(answers, sys.stdout)


def enqueue(path, name):
    study = optuna.load_study(study_name=name, storage=open_storage(path))
    study.enqueue_trial({"x": -2.0, "rate": 0.001, "layers": 8, "kind": "gr\u00f6\u00dfe"})
    study.enqueue_trial({"x": -1.0})


def abandon(path, name):
    study = optuna.create_study(study_name=name, storage=open_storage(path), load_if_exists=True)
    trial = study.ask()
    suggest(trial)
    trial.set_user_attr("note", "abandoned")
    study._storage.record_heartbeat(trial._trial_id)


def reap(path, name):
    fail_stale_trials(optuna.load_study(study_name=name, storage=open_storage(path)))


def delete(path, name):
    optuna.delete_study(study_name=name, storage=open_storage(path))


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "work":
        arguments[2] = int(arguments[2])
    commands = {
        "fixture": write_fixture, "dump": dump, "work": work, "sample": sample, "constrain": constrain, "times": times, "follow": follow, "cli": cli,
        "dashboard": dashboard, "enqueue": enqueue, "abandon": abandon, "reap": reap, "delete": delete,
    }
    commands[command](*arguments)
