package io.netwatch.capture.api;

/**
 * Azure's notation for ports and addresses as CEL rules: one value, one range, or a list. Each rule leaves to the others
 * what they name, so that one mistake is told once. The core alone finds a reversed range of IPv6 addresses, and a misspelt
 * one in a list.
 */
final class FilterNotation {
    static final String NO_MIX = "!(self.contains(';') && self.contains('-'))";
    static final String ONE_RANGE = "self.contains(';') || self.indexOf('-') == self.lastIndexOf('-')";
    private static final String ELSEWHERE = "self == '' || (self.contains('-') && (self.contains(';')"
            + " || self.indexOf('-') != self.lastIndexOf('-')))";

    private static final String PORT = "0{0,4}(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}"
            + "|[1-9][0-9]{0,3})";
    static final String PORTS = ELSEWHERE + " || self.matches('^" + PORT + "([;-]" + PORT + ")*$')";
    static final String PORTS_IN_ORDER = "!self.matches('^[0-9]{1,5}-[0-9]{1,5}$')"
            + " || int(self.split('-')[0]) <= int(self.split('-')[1])";

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = OCTET + "([.]" + OCTET + "){3}";
    private static final String IPV6 = "[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
    private static final String ONE = "(" + IPV4 + "|" + IPV6 + ")";
    static final String ADDRESSES = ELSEWHERE + " || (self.matches('^" + ONE + "([;-]" + ONE + ")*$')"
    // Not so for the members of a list: a rule may cost only so much. IPv4 inside IPv6 is no IP to Kubernetes.
            + " && (self.contains(';') || [0, self.contains('-') ? 1 : 0].all(end, self.split('-')[end].contains('.')"
            + " || isIP(self.split('-')[end]))))";
    static final String ONE_FAMILY = "!self.matches('^[0-9.]+-" + IPV6 + "$') && !self.matches('^" + IPV6
            + "-[0-9.]+$')";
    static final String ADDRESSES_IN_ORDER = "!self.matches('^" + IPV4 + "-" + IPV4 + "$')"
            + " || [0, 1].map(end, self.split('-')[end].split('.')).map(octet, int(octet[0]) * 16777216"
            + " + int(octet[1]) * 65536 + int(octet[2]) * 256 + int(octet[3])).isSorted()";

    private FilterNotation() {}
}
