package io.netwatch.sandbox.launcher;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One alert from its firing to the packets in the file, told as it happens. */
final class Story {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);
    private static final Duration NEWS_WITHIN = Duration.ofSeconds(20);
    private static final int PACKETS = 10;

    private final Site site;
    private final Scene scene;
    private final Screen screen;
    private final Web web;

    Story(Site site, Scene scene, Screen screen) {
        this.site = site;
        this.scene = scene;
        this.screen = screen;
        this.web = site.web();
    }

    /** @throws StoryFailed when it does not end with a readable file */
    void tell() throws IOException, InterruptedException {
        begin(scene.policy(site.folder()));
        try (Follow follow = Follow.requests(site.world().client())) {
            chat(alerted(follow));
        }
    }

    /** The operators are there, and they have a policy. */
    void begin(Path policy) throws IOException, InterruptedException {
        screen.doing(site.operators().size() == 1 ? "The operator starts" : "The operators start and elect a leader");
        for (Operator operator : site.operators()) {
            web.awaitOk(operator.access().readyUrl(), STARTS_WITHIN);
        }
        screen.doing("kubectl apply -f " + Screen.shown(policy));
        site.world().kubernetes().apply(policy);
    }

    /** An alert fires now, and its request comes to its end. */
    PacketCaptureRequest alerted(Follow follow) throws IOException, InterruptedException {
        Instant fired = InstantSource.system().instant();
        screen.alert(fired, scene.machine().name());
        Web.Answer answer = postAlert(fired);
        screen.bridge(answer.status(), answer.json());
        String name = answer.json().at("/requests/0/name").asText();
        PacketCaptureRequest end = follow.untilFinal(request -> request.getMetadata().getName().equals(name),
                ENDS_WITHIN, request -> screen.change(fired, request));
        screen.row(site.world().kubernetes()
                .table("apis/capture.netwatch.io/v1alpha1/namespaces/default/packetcapturerequests"));
        if (end.getStatus().files().isEmpty()) {
            throw new StoryFailed("the capture ended without a file");
        }
        List<byte[]> contents = new ArrayList<>();
        for (CaptureFile file : end.getStatus().files()) {
            contents.add(download(file));
        }
        screen.packets(FirstPackets.of(contents.getFirst(), PACKETS));
        String sentence = report(end);
        screen.endedWell(end.getStatus().files().size());
        screen.look(sentence, site.folder().report());
        return end;
    }

    /** The policy may reach the bridge a moment after it is stored, as in any cluster; and an answer may be late or lost. */
    private Web.Answer postAlert(Instant fired) throws IOException, InterruptedException {
        String alert = scene.alert(UUID.randomUUID().toString(), fired);
        return web.awaitAnswer(() -> web.post(site.access().bridgeUrl(), alert),
                answer -> answer.text().contains("\"created\"") || answer.text().contains("\"already-stored\""),
                STARTS_WITHIN);
    }

    /** The message about the end comes a moment after it; the event's id stands in it. */
    void chat(PacketCaptureRequest end) throws IOException, InterruptedException {
        String event = end.getMetadata().getUid() + "-finished";
        screen.chat(ChatMessage.lines(site.newsSink().await(NewsSink.CHAT, event, NEWS_WITHIN)
                .orElseThrow(() -> new StoryFailed("the chat was not told of " + event)).body()));
    }

    /** The page about the capture, made by the shipped command; returns what it says in one sentence. */
    private String report(PacketCaptureRequest request) throws InterruptedException {
        String name = request.getMetadata().getNamespace() + "/" + request.getMetadata().getName();
        ShippedCommand.Result result = site.command().run("report", name, "-o", site.folder().report().toString());
        if (result.exit() != 0) {
            throw new StoryFailed("report " + name + " ended with " + result.exit() + ": " + result.err().strip());
        }
        return result.out().strip();
    }

    private byte[] download(CaptureFile file) throws IOException, InterruptedException {
        byte[] content = site.download(file.url());
        Path local = site.folder().captures().resolve(file.url().substring(file.url().lastIndexOf('/') + 1));
        Files.write(local, content);
        screen.file(file, local);
        return content;
    }
}
