"""Limit the memory of this process on Windows, by a job object that it joins."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

EXTENDED_LIMITS = 9
LIMIT_PROCESS_MEMORY = 0x100
"""The numbers of `JobObjectExtendedLimitInformation` and of its flag for memory."""

NO_LIMIT = 0


class BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`, of which only the flags are used."""

    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`; sizes are in bytes."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit_memory(most: int) -> bool:
    """Let this process commit at most so many bytes, `NO_LIMIT` for any number; return whether Windows accepts that.

    What asks for more gets none, which Python raises as `MemoryError`.
    """
    limits = ExtendedLimits(process_memory=most)
    limits.basic.flags = LIMIT_PROCESS_MEMORY if most else 0
    kernel, job = _kernel(), _job()
    return bool(job and kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), _size(limits)))


@cache
def _job() -> Any:
    """Return the job object that this process is in; it never leaves it, and its end ends the job object."""
    kernel = _kernel()
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    is_in_it = kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    return job if is_in_it else None


def _size(limits: ctypes.Structure) -> ctypes.c_uint32:
    return ctypes.c_uint32(ctypes.sizeof(limits))


def _kernel() -> Any:
    return ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
