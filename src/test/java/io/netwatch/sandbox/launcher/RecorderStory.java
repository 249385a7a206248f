package io.netwatch.sandbox.launcher;

import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A machine is recorded, something begins that nobody sees, and an alert comes late: what began is in the evidence. */
public final class RecorderStory {
    private static final String POLICY = "black-box";
    private static final Duration RECORDS_WITHIN = Duration.ofMinutes(1);
    private static final Duration ORDINARY = Duration.ofSeconds(20);
    /** As late as many alerts of Azure are. */
    public static final Duration LATE = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private final Site site;
    private final Scene scene;
    private final Screen screen;
    private final Story story;

    RecorderStory(Site site, Scene scene, Screen screen, Story story) {
        this.site = site;
        this.scene = scene;
        this.screen = screen;
        this.story = story;
    }

    /** The same without a terminal, in the served cloud of this site. */
    public static PacketCaptureRequest tell(Site site, PrintStream out) throws IOException, InterruptedException {
        Scene scene = Scene.in(site.world().served()).orElseThrow();
        Screen screen = new Screen(out);
        return new RecorderStory(site, scene, screen, new Story(site, scene, screen)).tell();
    }

    /**
     * @return the evidence
     * @throws StoryFailed when it does not end with a readable file
     */
    PacketCaptureRequest tell() throws IOException, InterruptedException {
        story.begin(scene.recorder(site.folder()));
        String machine = scene.machine().name();
        try (Follow follow = Follow.requests(site.world().client())) {
            PacketCaptureRequest recording = follow.until(RecorderStory::isOurs, "record", RECORDS_WITHIN,
                    request -> Follow.word(request).equals("Recording"));
            screen.doing("pcr/%s records %s from now on, headers only".formatted(recording.getMetadata().getName(),
                    machine));
            Instant begins = now().plus(ORDINARY).truncatedTo(ChronoUnit.SECONDS);
            site.world().begin(scene, TrafficStory.LASTING_EXFILTRATION, begins);
            until(begins);
            screen.doing(machine + " begins to send its data to a stranger, and nobody sees it");
            for (Instant alert = begins.plus(LATE), next = begins.plus(STEP); next.isBefore(alert); next = next
                    .plus(STEP)) {
                until(next);
                screen.doing("nobody has noticed yet; the alert is to come in "
                        + Duration.between(next, alert).toSeconds() + " s");
            }
            until(begins.plus(LATE));
            PacketCaptureRequest end = story.alerted(follow);
            screen.recorder(goesOn(recording.getMetadata().getName()));
            return end;
        }
    }

    /** What the policy says of the recording that followed the frozen one. */
    private RecordingStatus goesOn(String before) throws InterruptedException {
        Instant end = now().plus(TOLD_WITHIN);
        while (now().isBefore(end)) {
            Optional<RecordingStatus> next = recordings()
                    .filter(told -> !told.request().equals(before) && told.state().equals("Recording"));
            if (next.isPresent()) {
                return next.get();
            }
            Thread.sleep(Duration.ofMillis(500));
        }
        throw new StoryFailed("the policy does not tell of the next recording");
    }

    private static boolean isOurs(PacketCaptureRequest request) {
        return Optional.ofNullable(request.getMetadata().getLabels())
                .filter(labels -> POLICY.equals(labels.get("capture.netwatch.io/recorder"))).isPresent();
    }

    private Optional<RecordingStatus> recordings() {
        return Optional.ofNullable(site.world().client().resources(PacketCapturePolicy.class).inNamespace("default")
                .withName(POLICY).require().getStatus())
                .flatMap(status -> status.recordings().stream().findFirst());
    }

    /** The story is about time that passes. */
    private static void until(Instant moment) throws InterruptedException {
        Duration left = Duration.between(now(), moment);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
