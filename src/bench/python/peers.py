"""One training step in the Python libraries that are installed here, on one thread, in float64.

Forward, backward, update by plain gradient descent: the same five cases as StepBenchmark. Prints
one line for each library and case, "library<TAB>case<TAB>microseconds", the fastest of many rounds.
Started by Bench; a library that is not installed is left out.
"""

import os
import sys
import time
import warnings

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # read when NumPy is imported

import numpy as np

# batch, sizes, hidden activation, output activation
CASES = {
    "xor": (4, (2, 3, 1), "sigmoid", "sigmoid cross-entropy"),
    "htf": (100, (10, 10, 1), "sigmoid", "sigmoid squared error"),
    "iris": (16, (4, 8, 3), "tanh", "softmax"),
    "mnist": (128, (784, 128, 10), "relu", "softmax"),
    "wide": (256, (784, 512, 512, 10), "relu", "softmax"),
}
RATE = 1e-4


def fastest(step):
    """The fastest of 40 rounds of about 50 ms, after a second of warming up; microseconds."""
    end = time.perf_counter() + 1
    steps = 0
    while time.perf_counter() < end:
        step()
        steps += 1
    rounds = max(1, steps // 20)
    best = float("inf")
    for _ in range(40):
        start = time.perf_counter()
        for _ in range(rounds):
            step()
        best = min(best, (time.perf_counter() - start) / rounds)
    return best * 1e6


def data(batch, sizes):
    """Examples in rows, as all these libraries want them."""
    random = np.random.default_rng(1)
    X = random.random((batch, sizes[0]))
    labels = random.integers(0, sizes[-1], batch)
    Y = np.zeros((batch, sizes[-1]))
    Y[np.arange(batch), labels] = 1
    return X, Y, labels


def weights(sizes):
    random = np.random.default_rng(2)
    return [
        random.normal(0, (2 / (n + m)) ** 0.5, (n, m)) for n, m in zip(sizes, sizes[1:])
    ]


def numpy_step(batch, sizes, hidden, output):
    """Written by hand, as a student would who knows NumPy well."""
    X, Y, _ = data(batch, sizes)
    W = weights(sizes)
    b = [np.zeros(n) for n in sizes[1:]]

    def activate(z):
        if hidden == "relu":
            return np.maximum(z, 0)
        return np.tanh(z) if hidden == "tanh" else 1 / (1 + np.exp(-z))

    def slope(a):
        if hidden == "relu":
            return a > 0
        return 1 - a * a if hidden == "tanh" else a * (1 - a)

    def step():
        a = [X]
        for l in range(len(W) - 1):
            a.append(activate(a[l] @ W[l] + b[l]))
        z = a[-1] @ W[-1] + b[-1]
        if output == "softmax":
            e = np.exp(z - z.max(axis=1, keepdims=True))
            y = e / e.sum(axis=1, keepdims=True)
        else:
            y = 1 / (1 + np.exp(-z))
        delta = (y - Y) / batch
        if output == "sigmoid squared error":
            delta *= 2 * y * (1 - y)
        for l in reversed(range(len(W))):
            dW = a[l].T @ delta
            db = delta.sum(axis=0)
            if l > 0:
                delta = (delta @ W[l].T) * slope(a[l])
            W[l] -= RATE * dW
            b[l] -= RATE * db

    return step


def torch_step(batch, sizes, hidden, output):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    X, Y, labels = data(batch, sizes)
    layers = []
    for n, m in zip(sizes, sizes[1:]):
        layers += [nn.Linear(n, m)]
        layers += [{"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}[hidden]()]
    layers.pop()
    net = nn.Sequential(*layers).double()
    inputs = torch.from_numpy(X)
    targets = torch.from_numpy(labels if output == "softmax" else Y)
    if output == "softmax":
        loss = nn.CrossEntropyLoss()
    elif output == "sigmoid cross-entropy":
        loss = nn.BCEWithLogitsLoss()
    else:
        squares = nn.MSELoss()
        loss = lambda z, y: squares(torch.sigmoid(z), y)
    optimiser = torch.optim.SGD(net.parameters(), lr=RATE)

    def step():
        optimiser.zero_grad()
        loss(net(inputs), targets).backward()
        optimiser.step()

    return step


def sklearn_step(batch, sizes, hidden, output):
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    X, Y, labels = data(batch, sizes)
    options = {
        "hidden_layer_sizes": sizes[1:-1],
        "activation": "logistic" if hidden == "sigmoid" else hidden,
        "solver": "sgd",
        "momentum": 0,
        "alpha": 0,
        "batch_size": batch,
        "learning_rate_init": RATE,
    }
    if output == "sigmoid squared error":  # its output is the identity
        net = MLPRegressor(**options)
        return lambda: net.partial_fit(X, Y.ravel())
    net = MLPClassifier(**options)
    if output == "sigmoid cross-entropy":
        labels = np.arange(batch) % 2
    classes = np.arange(max(2, sizes[-1]))
    return lambda: net.partial_fit(X, labels, classes=classes)


def main():
    warnings.simplefilter("ignore")
    print("# NumPy", np.__version__, flush=True)
    makers = {"NumPy": numpy_step}
    try:
        import torch

        print("# PyTorch", torch.__version__, flush=True)
        makers["PyTorch"] = torch_step
    except ImportError:
        pass
    try:
        import sklearn

        print("# scikit-learn", sklearn.__version__, flush=True)
        makers["scikit-learn"] = sklearn_step
    except ImportError:
        pass
    for library, maker in makers.items():
        for name in sys.argv[1:] or CASES:
            micros = fastest(maker(*CASES[name]))
            print(f"{library}\t{name}\t{micros:.2f}", flush=True)


if __name__ == "__main__":
    main()
