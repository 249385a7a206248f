package io.netwatch.sandbox.launcher;

import java.io.IOException;

/**
 * How to reach one operator.
 *
 * @param number counted from 1
 */
public record Access(int number, int bridgePort, int healthPort, String token) {

    static Access plan(int number, PortPlan ports, Secrets secrets) throws IOException {
        return new Access(number, ports.bridge(number), ports.health(number), secrets.bridgeToken());
    }

    public String bridgeUrl() {
        return "http://127.0.0.1:" + bridgePort + "/alerts/" + token;
    }

    String metricsUrl() {
        return "http://127.0.0.1:" + healthPort + "/metrics";
    }

    public String readyUrl() {
        return "http://127.0.0.1:" + healthPort + "/readyz";
    }
}
