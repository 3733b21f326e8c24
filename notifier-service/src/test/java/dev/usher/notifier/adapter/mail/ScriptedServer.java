package dev.usher.notifier.adapter.mail;

import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that answers one command as it is told, and all others well. It can encrypt when it
 * is asked to, which GreenMail cannot.
 */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String command;
    private final String answer;
    private final Optional<SSLContext> tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    /**
     * @param command its first word; a dot for the end of the mail
     * @param answer to it; empty: none, ever
     */
    ScriptedServer(String command, String answer) throws IOException {
        this(command, answer, Optional.empty());
    }

    private ScriptedServer(String command, String answer, Optional<SSLContext> tls)
            throws IOException {
        this.tls = tls;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.command = command;
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    /** One that offers to encrypt, with a certificate that nobody vouches for. */
    static ScriptedServer startingTls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        try (InputStream file =
                GreenMail.class.getClassLoader().getResourceAsStream("greenmail.p12")) {
            keys.load(file, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new ScriptedServer("", "", Optional.of(context));
    }

    /** What it was told, with a note of what was encrypted. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed() && !(e instanceof SSLException)) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        say(client.getOutputStream(), "220 ready");
        talk(client, tls.isPresent());
    }

    private void talk(Socket client, boolean offersTls) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                continue;
            }
            String word = line.split(" ", 2)[0];
            commands.add(client instanceof SSLSocket ? word + " encrypted" : word);
            data = word.equals("DATA") && !command.equals("DATA");
            if (word.equals(command)) {
                if (!answer.isEmpty()) {
                    say(out, answer);
                }
            } else if (word.equals("STARTTLS") && tls.isPresent()) {
                say(out, "220 go on");
                talk(encrypted(client, tls.get()), false);
                return;
            } else if (word.equals("EHLO") && offersTls) {
                say(out, "250-here\r\n250 STARTTLS");
            } else {
                say(out, data ? "354 go on" : word.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static Socket encrypted(Socket client, SSLContext tls) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
