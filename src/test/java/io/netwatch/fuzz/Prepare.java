package io.netwatch.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what each target begins with into a folder of its name, for {@code hack/fuzz}, and prints the names. */
public final class Prepare {
    private Prepare() {}

    public static void main(String[] args) throws IOException {
        for (Target target : Target.all()) {
            Path folder = Files.createDirectories(Path.of(args[0], target.name()));
            List<byte[]> seeds = target.seeds().get();
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve("seed-" + i), seeds.get(i));
            }
            System.out.println(target.name());
        }
        System.exit(0);
    }
}
