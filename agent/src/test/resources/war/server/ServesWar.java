// SPDX-License-Identifier: Apache-2.0
package server;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat that deploys the web application of a folder again and again, asks it for {@code /pay?amount=…}, and prints the
 * answers; at the end it prints how many of the loaders of the applications have been collected.
 */
public final class ServesWar {

    private static final int TIMES = 3;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Tomcat tomcat = new Tomcat();
    private final String application;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    private ServesWar(Path folder) {
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        application = folder.resolve("war").toString();
    }

    /** The argument names a folder that holds {@code war/}, and takes what Tomcat writes. */
    public static void main(String[] arguments) throws Exception {
        ServesWar server = new ServesWar(Path.of(arguments[0]));
        server.tomcat.start();
        for (int i = 0; i < TIMES; i++) {
            server.deployAndAsk();
        }
        server.printCollected();
        server.tomcat.stop();
        server.tomcat.destroy();
    }

    private void deployAndAsk() throws Exception {
        Context context = tomcat.addContext("", application);
        Tomcat.addServlet(context, "pay", "shop.PayServlet");
        context.addServletMappingDecoded("/pay", "pay");
        if (!context.getState().isAvailable()) {
            context.start();
        }
        loaders.add(new WeakReference<>(context.getLoader().getClassLoader()));
        System.out.println(ask(10));
        System.out.println(ask(9_000));
        context.stop();
        tomcat.getHost().removeChild(context);
        context.destroy();
    }

    private String ask(long amount) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/pay?amount=" + amount)
                        .toURL()
                        .openConnection();
        try {
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    private void printCollected() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (collected() < TIMES && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(50);
        }
        System.out.println(collected() + " of " + TIMES + " collected");
    }

    private long collected() {
        return loaders.stream().filter(each -> each.get() == null).count();
    }
}
