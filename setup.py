"""Lay the resources and translations into the package, where an installed program finds them."""

from __future__ import annotations

from setuptools import find_namespace_packages, setup

DATA = {"kiemdiem_desktop._resources": "resources", "kiemdiem_desktop._translations": "translations"}

setup(
    packages=[*find_namespace_packages(include=["kiemdiem_desktop*"]), *DATA],
    package_dir=DATA,
    package_data={"": ["*.mako"], **{name: ["*", "**/*"] for name in DATA}},
)
