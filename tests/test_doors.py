"""Tests cannot leave the machine, and carry no keys."""

from __future__ import annotations

import os
import socket

import pytest

from tests.conftest import NetworkReached, is_loopback


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(NetworkReached):
        outgoing.connect(("192.0.2.1", 80))
    with socket.socket() as outgoing, pytest.raises(NetworkReached):
        outgoing.connect_ex(("192.0.2.1", 80))


def test_a_look_up_of_a_foreign_name_is_refused() -> None:
    with pytest.raises(NetworkReached):
        socket.create_connection(("models.example", 443))


def test_a_loopback_server_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        client.sendall(b"x")
        peer, _ = server.accept()
        with peer:
            assert peer.recv(1) == b"x"


@pytest.mark.parametrize(
    ("host", "own"), [("localhost", True), ("::1", True), (b"127.0.0.1", True), ("10.0.0.1", False)]
)
def test_only_loopback_addresses_are_our_own(host: object, own: bool) -> None:
    assert is_loopback(host) is own


def test_no_key_is_in_the_environment() -> None:
    assert [name for name in os.environ if name.endswith("_API_KEY")] == []
