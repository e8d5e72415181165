"""Which addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.web.networks import address_of, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.1.2", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1",
        "fe80::1%2", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "ff0e::1", "::ffff:127.0.0.1",
        "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:808:808::1", "2001:0:7f00:1::1", "2001:db8::1", "100::1", "3fff::1", "5f00::1",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_its_network_and_nobody_are_refused(address: str) -> None:
    assert not is_public(address_of(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "104.18.2.3", "103.10.10.10", "172.32.0.1", "2606:4700::6810:1", "2404:6800:4003::1"]
)
def test_addresses_of_the_web_are_public(address: str) -> None:
    assert is_public(address_of(address))


@given(st.ip_addresses(v=4))
def test_no_spelling_of_an_ipv4_address_as_ipv6_is_public(address: IPv4Address) -> None:
    number = int(address)
    for start, shift in (("::ffff:0:0", 0), ("::", 0), ("64:ff9b::", 0), ("2002::", 80)):
        assert not is_public(IPv6Address(int(IPv6Address(start)) | number << shift))


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_what_is_public_is_global(address: IPv4Address | IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not address.is_private
        assert not address.is_multicast
