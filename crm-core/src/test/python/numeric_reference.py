"""Where the constants of dev.rapport.core.numeric and its reference values come from.

    python3 numeric_reference.py constants
        prints the polynomials of SpecialFunctions and NormalDistribution
    python3 numeric_reference.py check DIRECTORY
        recomputes every reference value in the csv files of the directory with 50 digits from the arguments
        in the same row, and prints the largest relative difference of each file: at most half a unit in the
        last place of a double, 1.1e-16

Needs mpmath. The arguments are read as the exact doubles that they are.
"""
import csv
import os
import sys

import mpmath as mp

mp.mp.dps = 60


def interpolate(function, nodes):
    """Coefficients in powers of t of the polynomial through the Chebyshev nodes of [-1, 1]."""
    ts = [mp.cos(mp.pi * (j + mp.mpf(1) / 2) / nodes) for j in range(nodes)]
    values = [function(t) for t in ts]
    series = [
        (2 if k else 1) * sum(values[j] * mp.cos(k * mp.pi * (j + mp.mpf(1) / 2) / nodes) for j in range(nodes)) / nodes
        for k in range(nodes)
    ]
    powers = [mp.mpf(0)] * nodes
    before, current = [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    for k in range(nodes):
        for i, c in enumerate(before):
            powers[i] += series[k] * c
        following = [mp.mpf(0)] + [2 * c for c in current]
        for i, c in enumerate(before):
            following[i] -= c
        before, current = current, following
    return powers


def constants():
    zero = mp.findroot(mp.digamma, mp.mpf("1.4616321449683622"))
    centre, half = mp.mpf("1.75"), mp.mpf("0.75")
    shapes = {
        "LOG_GAMMA_SHAPE": lambda x: mp.loggamma(x) / ((x - 1) * (x - 2)),
        "DIGAMMA_SHAPE": lambda x: mp.digamma(x) / (x - zero),
    }
    for name, shape in shapes.items():
        powers = interpolate(lambda t: shape(centre + half * t), 27)
        print(name, [float(c / half**k) for k, c in enumerate(powers)])
    middle = mp.mpf("2.5")

    def mills(t):
        z = middle * (1 + t) / (1 - t)
        return (z + middle) * mp.sqrt(mp.pi / 2) * mp.erfc(z / mp.sqrt(2)) * mp.exp(z * z / 2)

    print("MILLS", [float(c) for c in interpolate(mills, 31)])
    for name, value in (("DIGAMMA_ZERO", zero), ("DIGAMMA_ZERO_LESS_ONE", zero - 1)):
        print(name, float(value), float(value - mp.mpf(float(value))))


def positive_series(first, ratio):
    term, total, k = mp.mpf(first), mp.mpf(first), 0
    while term > total * mp.mpf(10) ** -50:
        term *= ratio(k)
        total += term
        k += 1
    return total


def beta_tail(x, y, a, b):
    """I(x; a, b) from a hypergeometric series of positive terms; y = 1 - x exactly."""
    log = a * mp.log(x) + b * mp.log(y) - mp.log(a) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b)
    return mp.exp(log) * positive_series(1, lambda k: x * (a + b + k) / (a + 1 + k))


def gamma_tail(a, x):
    log = a * mp.log(x) - x - mp.loggamma(a + 1)
    return mp.exp(log) * positive_series(1, lambda k: x / (a + 1 + k))


def normal_quantile(p):
    if p > mp.mpf(10) ** -10:
        return mp.sqrt(2) * mp.erfinv(2 * p - 1)
    return mp.findroot(lambda z: mp.log(mp.erfc(-z / mp.sqrt(2)) / 2) - mp.log(p), -mp.sqrt(-2 * mp.log(p)))


VALUES = {
    "gamma_family.csv": (1, lambda x: (mp.loggamma(x), mp.digamma(x), mp.polygamma(1, x))),
    "beta_family.csv": (
        3,
        lambda a, b, n: (
            mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b),
            mp.loggamma(a + n) - mp.loggamma(a),
            mp.digamma(a + n) - mp.digamma(a),
        ),
    ),
    "incomplete_beta.csv": (3, lambda x, a, b: (beta_tail(x, 1 - x, a, b), beta_tail(1 - x, x, b, a))),
    "incomplete_gamma.csv": (2, lambda a, x: (gamma_tail(a, x), 1 - gamma_tail(a, x))),
    "normal_cdf.csv": (1, lambda z: (mp.erfc(-z / mp.sqrt(2)) / 2,)),
    "normal_quantile.csv": (1, lambda p: (normal_quantile(p),)),
}


def check(directory):
    for name, (arguments, function) in VALUES.items():
        worst = mp.mpf(0)
        with open(os.path.join(directory, name)) as file:
            rows = [[mp.mpf(float(cell)) for cell in row] for row in csv.reader(file) if not row[0].startswith("#")]
        for row in rows:
            for found, value in zip(row[arguments:], function(*row[:arguments])):
                if value != found:
                    worst = max(worst, abs(found - value) / abs(value))
        print(name, len(rows), "rows, largest relative difference", mp.nstr(worst, 3))


if __name__ == "__main__":
    if sys.argv[1] == "constants":
        constants()
    else:
        check(sys.argv[2])
