// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The public ways to reach another machine. Each makes a server of this one count. */
public final class NetworkWays extends Outside.Ways {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger met = new AtomicInteger();
    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final int tcp;
    private final int udp;
    private final Path socket;

    /** Lists them, and starts the servers. */
    public NetworkWays() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, here);
        tcp = server.getLocalPort();
        serve(() -> {
            try (Socket client = server.accept()) {
                met.incrementAndGet();
                client.setSoTimeout(200);
                answer(client);
            }
        });
        DatagramSocket datagrams = new DatagramSocket(0, here);
        udp = datagrams.getLocalPort();
        serve(() -> {
            datagrams.receive(new DatagramPacket(new byte[100], 100));
            met.incrementAndGet();
        });
        socket = Files.createTempDirectory("s").resolve("s");
        ServerSocketChannel local = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        local.bind(UnixDomainSocketAddress.of(socket));
        serve(() -> {
            local.accept().close();
            met.incrementAndGet();
        });
        sockets();
        clients();
        datagrams();
    }

    private static void answer(Socket client) {
        try (InputStream in = client.getInputStream()) {
            if (in.read() >= 0) {
                client.getOutputStream().write(ANSWER);
            }
        } catch (IOException silent) {
            // Not every client says something.
        }
    }

    @FunctionalInterface
    private interface Service {
        void once() throws IOException;
    }

    private static void serve(Service service) {
        Thread thread = new Thread(() -> {
            while (true) {
                try {
                    service.once();
                } catch (IOException gone) {
                    // The next client may stay.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private InetSocketAddress server() {
        return new InetSocketAddress(here, tcp);
    }

    private InetSocketAddress receiver() {
        return new InetSocketAddress(here, udp);
    }

    private void sockets() {
        way("new Socket", () -> new Socket(here, tcp).close());
        way("Socket.connect", () -> {
            try (Socket plain = new Socket()) {
                plain.connect(server(), 5_000);
            }
        });
        way(
                "SocketFactory",
                () -> SocketFactory.getDefault().createSocket(here, tcp).close());
        way(
                "SSLSocketFactory",
                () -> SSLSocketFactory.getDefault().createSocket(here, tcp).close());
        way("SocketChannel.open", () -> SocketChannel.open(server()).close());
        way("SocketChannel.connect non-blocking", () -> {
            try (SocketChannel channel = SocketChannel.open()) {
                channel.configureBlocking(false);
                channel.connect(server());
                while (!channel.finishConnect()) {
                    Thread.onSpinWait();
                }
            }
        });
        way("SocketChannel.socket", () -> {
            try (SocketChannel channel = SocketChannel.open()) {
                channel.socket().connect(server(), 5_000);
            }
        });
        way("AsynchronousSocketChannel", () -> {
            try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                channel.connect(server()).get();
            }
        });
        way(
                "Unix domain SocketChannel",
                () -> SocketChannel.open(UnixDomainSocketAddress.of(socket)).close());
    }

    private void clients() {
        URI uri = URI.create("http://" + here.getHostAddress() + ":" + tcp + "/");
        way(
                "HttpClient.send",
                () -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()));
        way("HttpURLConnection", () -> ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode());
        way("URL.openStream", () -> uri.toURL().openStream().close());
    }

    private void datagrams() {
        way("DatagramSocket.send", () -> {
            try (DatagramSocket sender = new DatagramSocket()) {
                sender.send(new DatagramPacket(new byte[1], 1, receiver()));
            }
        });
        way("DatagramSocket.connect", () -> {
            try (DatagramSocket sender = new DatagramSocket()) {
                sender.connect(receiver());
                sender.send(new DatagramPacket(new byte[1], 1));
            }
        });
        way("DatagramChannel.send", () -> {
            try (DatagramChannel sender = DatagramChannel.open()) {
                sender.send(ByteBuffer.wrap(new byte[1]), receiver());
            }
        });
        way("DatagramChannel.connect", () -> {
            try (DatagramChannel sender = DatagramChannel.open()) {
                sender.connect(receiver());
                sender.write(ByteBuffer.wrap(new byte[1]));
            }
        });
        way("MulticastSocket.send", () -> {
            try (java.net.MulticastSocket sender = new java.net.MulticastSocket()) {
                sender.send(new DatagramPacket(new byte[1], 1, receiver()));
            }
        });
    }

    /** Asked after a way was gone, so it gives the servers a moment; a way that was not refused is met within it. */
    @Override
    protected String state() throws IOException {
        int before = met.get();
        try {
            for (int i = 0; i < 20 && met.get() == before; i++) {
                Thread.sleep(20);
            }
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
        return "met " + met.get();
    }
}
