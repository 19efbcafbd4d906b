// Un récepteur de webhooks qui vérifie les deux signatures. Java 11 ou plus, sans dépendance.
//
//   PORT=8080 PASSE_MARCHE_WEBHOOK_SECRETS=… java Receiver.java
//
// Un secret, ou deux pendant un changement, séparés par une espace.
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Receiver {
    private static final String[] SECRETS = System.getenv("PASSE_MARCHE_WEBHOOK_SECRETS").trim().split(" +");
    private static final long TOLERANCE_SECONDS = 300;
    private static final Pattern EVENT = Pattern.compile("\\A\\s*\\{.*?\"event\"\\s*:\\s*\"([^\"]*)\"", Pattern.DOTALL);
    /** Chez vous, une table de votre base. Le même webhook-id peut revenir, même après un redémarrage. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    public static void main(String[] words) throws IOException {
        int port = Integer.parseInt(Optional.ofNullable(System.getenv("PORT")).orElse("8080"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", Receiver::receive);
        server.start();
        System.out.println("port " + server.getAddress().getPort());
    }

    private static void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes(); // Les octets reçus, avant toute lecture du JSON.
        Headers headers = exchange.getRequestHeaders();
        if (!isStandard(headers, body) || !isLegacy(headers, body)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        // Un programme entier lit le JSON avec une bibliothèque.
        Matcher event = EVENT.matcher(new String(body, StandardCharsets.UTF_8));
        boolean isRead = event.find();
        exchange.sendResponseHeaders(isRead ? 204 : 400, -1); // D’abord la réponse, ensuite le travail.
        exchange.close();
        if (isRead && SEEN.add(headers.getFirst("webhook-id"))) {
            System.out.println(headers.getFirst("webhook-id") + " " + event.group(1));
        }
    }

    /** Standard Webhooks signe « id.horodatage.corps ». Une signature par secret en vigueur. */
    private static boolean isStandard(Headers headers, byte[] body) {
        String timestamp = value(headers, "webhook-timestamp");
        if (!timestamp.matches("\\d{1,12}")
            || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            return false;
        }
        byte[] before = (value(headers, "webhook-id") + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String secret : SECRETS) {
            String expected = "v1," + Base64.getEncoder().encodeToString(hmac(secret, before, body));
            for (String given : value(headers, "webhook-signature").split(" ")) {
                found |= same(given, expected);
            }
        }
        return found;
    }

    /** L’en-tête historique signe le corps seul. */
    private static boolean isLegacy(Headers headers, byte[] body) {
        boolean found = false;
        for (String secret : SECRETS) {
            StringBuilder expected = new StringBuilder("sha256=");
            for (byte each : hmac(secret, body)) {
                expected.append(String.format("%02x", each));
            }
            found |= same(value(headers, "X-Webhook-Signature-SHA256"), expected.toString());
        }
        return found;
    }

    private static byte[] hmac(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String value(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
}
