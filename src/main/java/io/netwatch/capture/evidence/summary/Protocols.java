package io.netwatch.capture.evidence.summary;

import java.util.Map;

/** Names of protocols and services, as IANA gives them; only those that a reader expects to see as a word. */
public final class Protocols {
    private static final Map<Integer, String> SERVICES = Map.ofEntries(Map.entry(20, "FTP data"), Map.entry(21, "FTP"),
            Map.entry(22, "SSH"), Map.entry(23, "Telnet"), Map.entry(25, "SMTP"), Map.entry(53, "DNS"),
            Map.entry(67, "DHCP"), Map.entry(68, "DHCP"), Map.entry(80, "HTTP"), Map.entry(88, "Kerberos"),
            Map.entry(110, "POP3"), Map.entry(123, "NTP"), Map.entry(135, "RPC"), Map.entry(137, "NetBIOS"),
            Map.entry(139, "NetBIOS"), Map.entry(143, "IMAP"), Map.entry(161, "SNMP"), Map.entry(389, "LDAP"),
            Map.entry(443, "HTTPS"), Map.entry(445, "SMB"), Map.entry(465, "SMTPS"), Map.entry(514, "syslog"),
            Map.entry(587, "SMTP"), Map.entry(636, "LDAPS"), Map.entry(853, "DNS over TLS"), Map.entry(993, "IMAPS"),
            Map.entry(1433, "SQL Server"), Map.entry(1521, "Oracle"), Map.entry(2049, "NFS"), Map.entry(2379, "etcd"),
            Map.entry(3306, "MySQL"), Map.entry(3389, "RDP"), Map.entry(5432, "PostgreSQL"), Map.entry(5671, "AMQPS"),
            Map.entry(5672, "AMQP"), Map.entry(5985, "WinRM"), Map.entry(6379, "Redis"), Map.entry(6443, "Kubernetes"),
            Map.entry(8080, "HTTP"), Map.entry(8443, "HTTPS"), Map.entry(9092, "Kafka"),
            Map.entry(9200, "Elasticsearch"),
            Map.entry(27017, "MongoDB"));

    private Protocols() {}

    public static String name(int protocol) {
        return switch (protocol) {
            case 1 -> "ICMP";
            case 2 -> "IGMP";
            case 4 -> "IP in IP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 41 -> "IPv6 in IP";
            case 47 -> "GRE";
            case 50 -> "ESP";
            case 58 -> "ICMPv6";
            case 132 -> "SCTP";
            default -> "IP protocol " + protocol;
        };
    }

    public static boolean hasPorts(String protocol) {
        return protocol.equals("TCP") || protocol.equals("UDP");
    }

    /** Empty when the port has no usual meaning. */
    public static String service(int port) {
        return SERVICES.getOrDefault(port, "");
    }

    /** Whether servers rather than clients listen there. */
    public static boolean isUsual(int port) {
        return (port > 0 && port < 1024) || SERVICES.containsKey(port);
    }
}
