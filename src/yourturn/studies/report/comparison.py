"""placeholder"""


def write_comparison(a, b, folder): ...
