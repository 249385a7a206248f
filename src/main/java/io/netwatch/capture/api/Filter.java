package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Traffic to keep; several filters are alternatives. Absent fields match everything. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Filter(@JsonPropertyDescription("TCP, UDP or Any (the default).") Protocol protocol,
        @Size(max = 512) @ValidationRule(value = FilterNotation.NO_MIX, messageExpression = Cel.QUOTED
                + Clauses.MIXES_LIST_AND_RANGE
                + Cel.END) @ValidationRule(value = FilterNotation.ONE_RANGE, messageExpression = Cel.QUOTED
                        + Clauses.NOT_ONE_RANGE
                        + Cel.END) @ValidationRule(value = FilterNotation.ADDRESSES, messageExpression = Cel.QUOTED
                                + Clauses.NOT_AN_ADDRESS
                                + Cel.END) @ValidationRule(value = FilterNotation.ONE_FAMILY, messageExpression = Cel.QUOTED
                                        + Clauses.MIXES_FAMILIES
                                        + Cel.END) @ValidationRule(value = FilterNotation.ADDRESSES_IN_ORDER, messageExpression = Cel.QUOTED
                                                + Clauses.REVERSED
                                                + Cel.END) @JsonPropertyDescription("Address of the target: one value, one range \"a-b\", or a list \"a;b;c\".") String localIPAddress,
        @Size(max = 512) @ValidationRule(value = FilterNotation.NO_MIX, messageExpression = Cel.QUOTED
                + Clauses.MIXES_LIST_AND_RANGE
                + Cel.END) @ValidationRule(value = FilterNotation.ONE_RANGE, messageExpression = Cel.QUOTED
                        + Clauses.NOT_ONE_RANGE
                        + Cel.END) @ValidationRule(value = FilterNotation.PORTS, messageExpression = Cel.QUOTED
                                + Clauses.NOT_A_PORT
                                + Cel.END) @ValidationRule(value = FilterNotation.PORTS_IN_ORDER, messageExpression = Cel.QUOTED
                                        + Clauses.REVERSED
                                        + Cel.END) @JsonPropertyDescription("Port of the target, 1 to 65535: one value, one range \"a-b\", or a list \"a;b;c\".") String localPort,
        @Size(max = 512) @ValidationRule(value = FilterNotation.NO_MIX, messageExpression = Cel.QUOTED
                + Clauses.MIXES_LIST_AND_RANGE
                + Cel.END) @ValidationRule(value = FilterNotation.ONE_RANGE, messageExpression = Cel.QUOTED
                        + Clauses.NOT_ONE_RANGE
                        + Cel.END) @ValidationRule(value = FilterNotation.ADDRESSES, messageExpression = Cel.QUOTED
                                + Clauses.NOT_AN_ADDRESS
                                + Cel.END) @ValidationRule(value = FilterNotation.ONE_FAMILY, messageExpression = Cel.QUOTED
                                        + Clauses.MIXES_FAMILIES
                                        + Cel.END) @ValidationRule(value = FilterNotation.ADDRESSES_IN_ORDER, messageExpression = Cel.QUOTED
                                                + Clauses.REVERSED
                                                + Cel.END) @JsonPropertyDescription("Address of the other side: one value, one range \"a-b\", or a list \"a;b;c\".") String remoteIPAddress,
        @Size(max = 512) @ValidationRule(value = FilterNotation.NO_MIX, messageExpression = Cel.QUOTED
                + Clauses.MIXES_LIST_AND_RANGE
                + Cel.END) @ValidationRule(value = FilterNotation.ONE_RANGE, messageExpression = Cel.QUOTED
                        + Clauses.NOT_ONE_RANGE
                        + Cel.END) @ValidationRule(value = FilterNotation.PORTS, messageExpression = Cel.QUOTED
                                + Clauses.NOT_A_PORT
                                + Cel.END) @ValidationRule(value = FilterNotation.PORTS_IN_ORDER, messageExpression = Cel.QUOTED
                                        + Clauses.REVERSED
                                        + Cel.END) @JsonPropertyDescription("Port of the other side, 1 to 65535: one value, one range \"a-b\", or a list \"a;b;c\".") String remotePort) {}
