package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.aCapture;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences about many things stay short, and say how much they leave out. */
class WordsTest {

    @Test
    void ofMoreThanTenInstancesTheFirstTenAreNamed() {
        assertThat(instances(1)).isEqualTo("instance 0");
        assertThat(instances(3)).isEqualTo("instances 0, 1 and 2");
        assertThat(instances(10)).isEqualTo("instances 0, 1, 2, 3, 4, 5, 6, 7, 8 and 9");
        assertThat(instances(11)).isEqualTo("instances 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 1 more");
    }

    @Test
    void ofManyBrokenFilesThreeAreNamed() {
        assertThat(broken(3)).endsWith(" 2.cap breaks off.");
        assertThat(broken(5)).endsWith(" 2.cap breaks off. So it is with 2 more.");
    }

    @ParameterizedTest
    @CsvSource({"12, after at most 12 s of 300 s", "299, after at most 299 s of 300 s", "300, within its 300 s"})
    void aCaptureThatRanItsTimeIsNotCalledShort(long seconds, String words) {
        Given ended = aCapture().ended(seconds, "Manual");
        assertThat(RunTime.of(ended.request(), ended.request().story().ending().orElseThrow()).words())
                .isEqualTo(words);
    }

    @Test
    void aListOfFilesGrowsPageByPage() {
        FileListing page = new FileListing(List.of(new FoundFile(BLOB, 7)), Optional.of("next"), 1);
        FileListing two = FileListing.NONE.and(page).and(new FileListing(List.of(), Optional.empty(), 1));

        assertThat(FileListing.NONE.and(page)).isEqualTo(page);
        assertThat(two).isEqualTo(new FileListing(page.files(), Optional.empty(), 2));
    }

    @Test
    void theSameInstanceIsMeantInEverySpelling() {
        String set = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachineScaleSets/t";
        Scope scope = new Scope(List.of("Web_3", set + "/virtualMachines/web_3", "4"), List.of());

        assertThat(scope.include()).containsExactly("Web_3", "4");
        assertThat(scope).isEqualTo(new Scope(List.of("4", "WEB_3"), List.of()))
                .hasSameHashCodeAs(new Scope(List.of("4", "WEB_3"), List.of()))
                .isNotEqualTo(new Scope(List.of("4"), List.of()));
        assertThat(scope.hashCode()).isNotEqualTo(Scope.ALL.hashCode());
    }

    private static String instances(int number) {
        return Names.instances(IntStream.range(0, number).mapToObj(String::valueOf).toList());
    }

    private static String broken(int number) {
        return new Finds(List.of(), IntStream.range(0, number)
                .mapToObj(i -> new Inspection("https://a.example/" + i + ".cap", Optional.of(1L), "breaks off"))
                .toList(),
                "", "").words();
    }
}
