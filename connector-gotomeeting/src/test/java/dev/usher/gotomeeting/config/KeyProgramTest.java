package dev.usher.gotomeeting.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.seal.PrivateSealingKey;
import dev.usher.contracts.seal.PublicSealingKey;
import dev.usher.contracts.seal.SealContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyProgramTest {

    private static final SealContext CONTEXT =
            new SealContext("gotomeeting", SealContext.Purpose.SETTINGS);

    @TempDir private Path folder;
    private Path file;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void makeKey() {
        file = folder.resolve("connector.key");
        assertThat(new KeyFile(new GoToMeetingProperties.Key(file, true)).key()).isPresent();
    }

    @Test
    void sealsToANewKeyWhileTheOldOneStillOpens() throws IOException {
        PrivateSealingKey old = key();
        byte[] before = seal(old);

        assertThat(run(file.toString())).isZero();

        assertThat(key().open(before, CONTEXT)).isPresent();
        assertThat(key().open(seal(key()), CONTEXT)).isPresent();
        assertThat(old.open(seal(key()), CONTEXT)).isEmpty();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(said()).contains("Restart the connector");
    }

    @Test
    void forgetsTheOldKeysWhenAskedTo() throws IOException {
        byte[] before = seal(key());
        run(file.toString());
        byte[] after = seal(key());

        assertThat(run(file.toString(), "--forget-old-keys")).isZero();

        assertThat(key().open(before, CONTEXT)).isEmpty();
        assertThat(key().open(after, CONTEXT)).isPresent();
    }

    @Test
    void changesNothingWhenTheFileHoldsNoKey() throws IOException {
        Files.writeString(file, "{\"secret\":1}");

        assertThat(run(file.toString())).isEqualTo(1);

        assertThat(Files.readString(file)).isEqualTo("{\"secret\":1}");
        assertThat(said()).contains("holds no key").doesNotContain("secret");
        assertThat(run(folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run()).isEqualTo(2);
        assertThat(run(file.toString(), "--all")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return KeyProgram.run(List.of(arguments), new PrintStream(said, true, UTF_8));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private PrivateSealingKey key() throws IOException {
        return PrivateSealingKey.of(Files.readString(file));
    }

    private static byte[] seal(PrivateSealingKey key) {
        return PublicSealingKey.of(key.publicText()).seal("token".getBytes(UTF_8), CONTEXT);
    }
}
