"""Work done in another process while this one goes on."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest

from nhipcau.machine import aside, cores

pytestmark = pytest.mark.skipif(cores() == 1, reason="nothing is done beside other work on one core")


def test_the_answer_comes_from_another_process() -> None:
    answer = aside(os.getpid)
    assert answer() != os.getpid()


def test_an_answer_larger_than_a_pipe_holds_comes_whole() -> None:
    assert aside(lambda: list(range(100_000)))() == list(range(100_000))


def test_work_that_fails_there_fails_here_where_it_can_be_told() -> None:
    answer = aside(lambda: [][0])
    with pytest.raises(IndexError):
        answer()


def test_work_whose_process_is_lost_is_done_here() -> None:
    here = os.getpid()
    answer = aside(lambda: os.getpid() if os.getpid() == here else os._exit(9))
    assert answer() == here


def test_work_whose_process_breaks_off_in_the_middle_of_its_answer_is_done_here() -> None:
    before = set(multiprocessing.active_children())
    answer = aside(lambda: list(range(1_000_000)))
    (child,) = set(multiprocessing.active_children()) - before
    time.sleep(0.5)  # by then it has filled the pipe, and waits for a reader
    child.kill()
    child.join()
    assert answer() == list(range(1_000_000))
