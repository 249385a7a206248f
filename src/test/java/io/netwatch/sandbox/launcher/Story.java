package io.netwatch.sandbox.launcher;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One alert from its firing to the packets in the file, told as it happens. */
final class Story {
    private static final Path POLICY = Path.of("examples", "policy.yaml");
    private static final Path ALERT = Path.of("examples", "alerts", "common-schema-fired.json");
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);
    private static final int PACKETS = 10;

    private final World world;
    private final Access access;
    private final Folder folder;
    private final Screen screen;
    private final Web web;

    Story(World world, Access access, Folder folder, Screen screen) {
        this.world = world;
        this.access = access;
        this.folder = folder;
        this.screen = screen;
        this.web = new Web(folder.ca());
    }

    /** @throws StoryFailed when it does not end with a readable file */
    void tell() throws IOException, InterruptedException {
        screen.doing("The operator starts");
        web.awaitOk(access.readyUrl(), STARTS_WITHIN);
        screen.doing("kubectl apply -f " + POLICY);
        world.apply(POLICY);
        try (Follow follow = Follow.requests(world.client())) {
            Instant fired = InstantSource.system().instant();
            screen.alert(fired);
            Web.Answer answer = postAlert(fired);
            screen.bridge(answer.status(), answer.json());
            PacketCaptureRequest end = follow.untilFinal(ENDS_WITHIN, request -> screen.change(fired, request));
            screen.row(web.table(world.kubernetes().url() + "/apis/capture.netwatch.io/v1alpha1/namespaces/default/"
                    + "packetcapturerequests"));
            for (CaptureFile file : end.getStatus().files()) {
                show(file);
            }
            if (end.getStatus().files().isEmpty()) {
                throw new StoryFailed("the capture ended without a file");
            }
        }
    }

    /** The policy may reach the bridge a moment after it is stored, as in any cluster. */
    private Web.Answer postAlert(Instant fired) throws IOException, InterruptedException {
        String alert = Files.readString(ALERT)
                .replace("FIRED_TIME", fired.truncatedTo(ChronoUnit.MILLIS).toString())
                .replace("ALERT_ID", UUID.randomUUID().toString());
        return web.awaitAnswer(() -> web.post(access.bridgeUrl(), alert),
                answer -> answer.text().contains("\"created\""), STARTS_WITHIN);
    }

    private void show(CaptureFile file) throws IOException, InterruptedException {
        String token = web.token(world.azure().authorityUrl(), access.clientSecret());
        byte[] content = web.download(file.url(), token);
        Path local = folder.captures().resolve(file.url().substring(file.url().lastIndexOf('/') + 1));
        Files.write(local, content);
        screen.file(file, local);
        screen.packets(FirstPackets.of(content, PACKETS));
    }
}
