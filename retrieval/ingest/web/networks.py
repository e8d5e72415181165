"""Which internet addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Endpoint = tuple[str, int]
"""An internet address as text, and a port."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that IPv6 routes between strangers. What maps or translates IPv4 (::ffff:0:0/96, 64:ff9b::/96), loopback,
link-local, unique local and multicast addresses lie outside of it."""
_REFUSED = (IPv6Network("2002::/16"), IPv6Network("2001::/32"), IPv6Network("3fff::/20"))
"""6to4 and Teredo, tunnels to an IPv4 address that stands inside of the IPv6 one; addresses for documentation."""


def is_public(address: Address) -> bool:
    """Whether the address belongs to anybody on the internet rather than to this machine, its network or nobody.

    Stricter than the registries: every IPv6 address that stands for an IPv4 one is refused.
    """
    if isinstance(address, IPv6Address):
        if address.scope_id or address not in _GLOBAL_UNICAST or any(address in network for network in _REFUSED):
            return False
        return address.is_global
    return address.is_global and not address.is_multicast and not address.is_reserved


def address_of(text: str) -> Address:
    """The address that a resolver wrote. Raises ValueError."""
    return ip_address(text)
