// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import com.sun.net.httpserver.HttpServer;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** DEPUTY: having somebody else do it. */
final class DeputyAttacks {

    /** What the service offers to whoever manages it. */
    public interface OpenerMBean {
        /** Opens the vault. */
        void open(String attack);
    }

    /** The bean. */
    public static final class Opener implements OpenerMBean {
        @Override
        public void open(String attack) {
            new Vault().open(attack);
        }
    }

    void deputy_1_a_comparator_inside_a_permitted_call(Attempt attempt) {
        Clerk clerk = new Clerk();
        List<String> list = new ArrayList<>(List.of("b", "a"));
        attempt.go(() -> clerk.sort("sorted", list, (left, right) -> {
            new Vault().open(attempt.id);
            return left.compareTo(right);
        }));
        clerk.sort("sorted", list, String::compareTo);
        attempt.holds("the call itself is permitted", list.equals(List.of("a", "b")));
    }

    void deputy_2_the_services_own_address(Attempt attempt) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int status = 200;
            try {
                new Vault().open(attempt.id);
            } catch (SecurityException refused) {
                status = 403;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        attempt.go(() -> {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            if (connection.getResponseCode() == 403) {
                throw new SecurityException("403");
            }
        });
        server.stop(0);
    }

    void deputy_2_a_queue(Attempt attempt) throws Exception {
        LinkedBlockingQueue<CompletableFuture<Void>> queue = new LinkedBlockingQueue<>();
        Thread worker = new Thread(() -> {
            try {
                CompletableFuture<Void> work = queue.take();
                try {
                    new Vault().open(attempt.id);
                    work.complete(null);
                } catch (SecurityException refused) {
                    work.completeExceptionally(refused);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        worker.start();
        CompletableFuture<Void> work = new CompletableFuture<>();
        queue.add(work);
        attempt.go(work::get);
        worker.join();
    }

    void deputy_2_a_bean(Attempt attempt) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("dev.bylaw.threats:type=Opener");
        server.registerMBean(new Opener(), name);
        attempt.go(() -> {
            try {
                server.invoke(name, "open", new Object[] {attempt.id}, new String[] {String.class.getName()});
            } catch (MBeanException wrapped) {
                throw wrapped.getTargetException();
            }
        });
    }

    @Shows(Verdict.DOCUMENTED)
    void deputy_3_a_job_that_a_scheduler_runs_later(Attempt attempt) throws Exception {
        Path jobs = Files.createTempFile("jobs", ".txt");
        jobs.toFile().deleteOnExit();
        new Clerk().file("job", "open the vault");
        Files.writeString(jobs, "open the vault");
        Thread scheduler =
                new Thread(() -> Bylaw.as(Principal.of("Agent", "scheduler")).run(() -> {
                    try {
                        new Vault().open("scheduled");
                    } catch (SecurityException refused) {
                        System.out.println("scheduled refused");
                    }
                }));
        scheduler.start();
        scheduler.join();
        attempt.holds("the job was written", Files.size(jobs) > 0);
    }
}
