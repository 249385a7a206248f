package io.netwatch.capture.api;

/**
 * Azure's notation for ports and addresses, as far as CEL can hold it: one value, one range, or a list. What is left for
 * the operator alone: a reversed range of addresses, one that mixes IPv4 with IPv6, and misspelt IPv6.
 */
final class FilterNotation {
    static final String PORT = "self == '' || (self.matches('^[0-9]{1,5}(-[0-9]{1,5}|(;[0-9]{1,5})+)?$')"
            + " && self.split(self.contains('-') ? '-' : ';').all(port, int(port) >= 1 && int(port) <= 65535)"
            + " && (!self.contains('-') || int(self.split('-')[0]) <= int(self.split('-')[1])))";
    static final String PORT_MESSAGE = "'\"' + self + '\" is not a port from 1 to 65535, nor a range or list of such:"
            + " write one, a-b with the lower end first, or a;b;c'";

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    /** isIP would be exact, but asked once per member of a list it exceeds what a rule may cost. */
    private static final String ONE_ADDRESS = "(" + OCTET + "([.]" + OCTET
            + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)";
    static final String ADDRESS = "self == '' || self.matches('^" + ONE_ADDRESS + "(-" + ONE_ADDRESS + "|(;"
            + ONE_ADDRESS
            + ")+)?$')";
    static final String ADDRESS_MESSAGE = "'\"' + self + '\" is not an IP address, nor a range or list of such:"
            + " write one, a-b, or a;b;c'";

    private FilterNotation() {}
}
