package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Azure's notation for addresses and ports: one value, one range {@code a-b}, or a list {@code a;b;c}. Azure takes
 * other texts too and then matches nothing, which costs the evidence.
 */
final class FilterGrammar {
    private static final int HIGHEST_PORT = 65_535;
    private static final int IPV6_MARK = 128;
    /** Java also reads 80, 10.1, 010.0.0.1, [::1] and fe80::1%eth0 as addresses; Azure does not. */
    private static final Pattern ADDRESS = Pattern
            .compile("(0|[1-9]\\d*)([.](0|[1-9]\\d*)){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private FilterGrammar() {}

    static Optional<Problem> port(String field, String text) {
        return check(field, text, FilterGrammar::portNumber, Clauses.NOT_A_PORT);
    }

    static Optional<Problem> address(String field, String text) {
        return check(field, text, FilterGrammar::addressNumber, Clauses.NOT_AN_ADDRESS);
    }

    private static Optional<Problem> check(String field, String text, Function<String, Optional<BigInteger>> number,
            String clause) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        boolean list = text.contains(";");
        boolean range = text.contains("-");
        if (list && range) {
            return problem(field, text, Clauses.MIXES_LIST_AND_RANGE);
        }
        List<String> parts = List.of(text.split(range ? "-" : ";", -1));
        if (range && parts.size() != 2) {
            return problem(field, text, Clauses.NOT_ONE_RANGE);
        }
        List<Optional<BigInteger>> numbers = parts.stream().map(number).toList();
        if (numbers.stream().anyMatch(Optional::isEmpty)) {
            return problem(field, text, clause);
        }
        return range ? order(field, text, numbers.getFirst().get(), numbers.getLast().get()) : Optional.empty();
    }

    private static Optional<Problem> order(String field, String text, BigInteger low, BigInteger high) {
        if (low.testBit(IPV6_MARK) != high.testBit(IPV6_MARK)) {
            return problem(field, text, Clauses.MIXES_FAMILIES);
        }
        return low.compareTo(high) <= 0
                ? Optional.empty()
                : problem(field, text, Clauses.REVERSED);
    }

    private static Optional<BigInteger> portNumber(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(text).filter(_ -> digits).map(BigInteger::new)
                .filter(port -> port.signum() > 0 && port.intValue() <= HIGHEST_PORT);
    }

    /** Literals only: nothing is ever looked up. A leading bit, which no IPv4 address has, marks IPv6. */
    private static Optional<BigInteger> addressNumber(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            BigInteger number = new BigInteger(1, InetAddress.ofLiteral(text).getAddress());
            return Optional.of(text.contains(":") ? number.setBit(IPV6_MARK) : number);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Problem> problem(String field, String text, String clause) {
        return Optional.of(new Problem(field, SpecCheck.quoted(text) + clause));
    }
}
