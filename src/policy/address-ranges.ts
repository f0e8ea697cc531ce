/** Addresses that no receiver may have. */
export interface AddressRange {
  /** `10.0.0.0/8`, or a single address. */
  readonly range: string;
  readonly meaning: string;
  /** The document that says so. */
  readonly reference: string;
}

/**
 * The special-purpose address registries of IANA (RFC 6890) and the metadata services of clouds. The first that
 * matches names the address, so the narrower one stands first. IPv6 is allowed in 2000::/3 only; what lies outside
 * of it is listed for its name.
 */
export const ADDRESS_RANGES: readonly AddressRange[] = [
  { range: "169.254.169.254", meaning: "cloud metadata service", reference: "AWS, Azure, Google Cloud" },
  { range: "168.63.129.16", meaning: "cloud platform service", reference: "Azure" },
  { range: "100.100.100.200", meaning: "cloud metadata service", reference: "Alibaba Cloud" },
  { range: "255.255.255.255", meaning: "limited broadcast", reference: "RFC 919" },
  { range: "0.0.0.0/8", meaning: "this network", reference: "RFC 791" },
  { range: "10.0.0.0/8", meaning: "private network", reference: "RFC 1918" },
  { range: "100.64.0.0/10", meaning: "shared address space of carriers", reference: "RFC 6598" },
  { range: "127.0.0.0/8", meaning: "loopback", reference: "RFC 1122" },
  { range: "169.254.0.0/16", meaning: "link-local", reference: "RFC 3927" },
  { range: "172.16.0.0/12", meaning: "private network", reference: "RFC 1918" },
  { range: "192.0.0.0/24", meaning: "IETF protocol assignments", reference: "RFC 6890" },
  { range: "192.0.2.0/24", meaning: "documentation", reference: "RFC 5737" },
  { range: "192.31.196.0/24", meaning: "AS112 sink", reference: "RFC 7535" },
  { range: "192.52.193.0/24", meaning: "automatic multicast tunnelling", reference: "RFC 7450" },
  { range: "192.88.99.0/24", meaning: "6to4 relay", reference: "RFC 7526" },
  { range: "192.168.0.0/16", meaning: "private network", reference: "RFC 1918" },
  { range: "192.175.48.0/24", meaning: "AS112 sink", reference: "RFC 7534" },
  { range: "198.18.0.0/15", meaning: "benchmarking", reference: "RFC 2544" },
  { range: "198.51.100.0/24", meaning: "documentation", reference: "RFC 5737" },
  { range: "203.0.113.0/24", meaning: "documentation", reference: "RFC 5737" },
  { range: "224.0.0.0/4", meaning: "multicast", reference: "RFC 5771" },
  { range: "240.0.0.0/4", meaning: "reserved", reference: "RFC 1112" },

  { range: "fd00:ec2::254", meaning: "cloud metadata service", reference: "AWS" },
  { range: "fd20:ce::254", meaning: "cloud metadata service", reference: "Google Cloud" },
  { range: "::", meaning: "unspecified address", reference: "RFC 4291" },
  { range: "::1", meaning: "loopback", reference: "RFC 4291" },
  { range: "::/96", meaning: "IPv4-compatible address", reference: "RFC 4291" },
  { range: "::ffff:0:0/96", meaning: "IPv4-mapped address", reference: "RFC 4291" },
  { range: "::ffff:0:0:0/96", meaning: "IPv4-translated address", reference: "RFC 2765" },
  { range: "64:ff9b::/96", meaning: "NAT64", reference: "RFC 6052" },
  { range: "64:ff9b:1::/48", meaning: "local NAT64", reference: "RFC 8215" },
  { range: "100::/64", meaning: "discard only", reference: "RFC 6666" },
  { range: "100:0:0:1::/64", meaning: "dummy prefix", reference: "RFC 9780" },
  { range: "2001::/32", meaning: "Teredo", reference: "RFC 4380" },
  { range: "2001:2::/48", meaning: "benchmarking", reference: "RFC 5180" },
  { range: "2001:10::/28", meaning: "ORCHID", reference: "RFC 4843" },
  { range: "2001:20::/28", meaning: "ORCHIDv2", reference: "RFC 7343" },
  { range: "2001::/23", meaning: "IETF protocol assignments", reference: "RFC 2928" },
  { range: "2001:db8::/32", meaning: "documentation", reference: "RFC 3849" },
  { range: "2002::/16", meaning: "6to4", reference: "RFC 3056" },
  { range: "2620:4f:8000::/48", meaning: "AS112 sink", reference: "RFC 7534" },
  { range: "3fff::/20", meaning: "documentation", reference: "RFC 9637" },
  { range: "5f00::/16", meaning: "segment routing", reference: "RFC 9602" },
  { range: "fc00::/7", meaning: "unique local network", reference: "RFC 4193" },
  { range: "fe80::/10", meaning: "link-local", reference: "RFC 4291" },
  { range: "fec0::/10", meaning: "site-local", reference: "RFC 3879" },
  { range: "ff00::/8", meaning: "multicast", reference: "RFC 4291" },
];
