package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Traffic to keep; several filters are alternatives. Absent fields match everything. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Filter(@JsonPropertyDescription("TCP, UDP or Any (the default).") Protocol protocol,
        @Size(max = 512) @ValidationRule(value = FilterNotation.ADDRESS, messageExpression = FilterNotation.ADDRESS_MESSAGE) @JsonPropertyDescription("Address of the target: one value, one range \"a-b\", or a list \"a;b;c\".") String localIPAddress,
        @Size(max = 512) @ValidationRule(value = FilterNotation.PORT, messageExpression = FilterNotation.PORT_MESSAGE) @JsonPropertyDescription("Port of the target, 1 to 65535: one value, one range \"a-b\", or a list \"a;b;c\".") String localPort,
        @Size(max = 512) @ValidationRule(value = FilterNotation.ADDRESS, messageExpression = FilterNotation.ADDRESS_MESSAGE) @JsonPropertyDescription("Address of the other side: one value, one range \"a-b\", or a list \"a;b;c\".") String remoteIPAddress,
        @Size(max = 512) @ValidationRule(value = FilterNotation.PORT, messageExpression = FilterNotation.PORT_MESSAGE) @JsonPropertyDescription("Port of the other side, 1 to 65535: one value, one range \"a-b\", or a list \"a;b;c\".") String remotePort) {}
