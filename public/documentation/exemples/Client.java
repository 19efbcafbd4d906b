// Les appels de l’API, un par commande. Java 11 ou plus, sans dépendance.
//
//   java Client.java token
//   java Client.java market RÉFÉRENCE
//   java Client.java application MARCHÉ RÉFÉRENCE [SIRET]
//   java Client.java documents CANDIDATURE
//
// RÉFÉRENCE est votre propre nom de l’action (Idempotency-Key). Redemandée, elle ne fait rien de plus.
// Variables PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET,
// et PASSE_MARCHE_TOKEN quand vous avez déjà un jeton.
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Year;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(30))
        .build();

    public static void main(String[] words) throws Exception {
        switch (words.length == 0 ? "" : words[0]) {
            case "token":
                System.out.println(token());
                break;
            case "market":
                post("/api/v1/public_markets", words[1], "{\"public_market\":{\"name\":\"Rénovation de l’école\","
                    + "\"deadline\":\"" + (Year.now().getValue() + 1) + "-12-31T23:59\","
                    + "\"siret\":\"13002526500013\",\"market_type_codes\":[\"works\"]}}");
                break;
            case "application":
                String siret = words.length > 3 ? "\"" + words[3] + "\"" : "null";
                post("/api/v1/public_markets/" + words[1] + "/market_applications", words[2],
                    "{\"market_application\":{\"siret\":" + siret + "}}");
                break;
            case "documents":
                String bearer = token();
                String path = "/api/v1/market_applications/" + words[1];
                download(path + "/attestation", "attestation_" + words[1] + ".pdf", bearer);
                download(path + "/documents_package", "documents_package_" + words[1] + ".zip", bearer);
                break;
            default:
                fail("token, market, application ou documents");
        }
    }

    private static HttpRequest.Builder request(String path, int seconds) {
        return HttpRequest.newBuilder(URI.create(System.getenv("PASSE_MARCHE_URL") + path))
            .timeout(Duration.ofSeconds(seconds));
    }

    private static String send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) {
            fail(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String token() throws Exception {
        String given = System.getenv("PASSE_MARCHE_TOKEN");
        if (given != null && !given.isEmpty()) {
            return given;
        }
        String form = "grant_type=client_credentials"
            + "&client_id=" + encoded(System.getenv("PASSE_MARCHE_CLIENT_ID"))
            + "&client_secret=" + encoded(System.getenv("PASSE_MARCHE_CLIENT_SECRET"));
        return member("access_token", send(request("/oauth/token", 30)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build()));
    }

    private static void post(String path, String reference, String body) throws Exception {
        System.out.println(send(request(path, 30)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", reference)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build()));
    }

    /** Un 404 avec Retry-After dit que le document se prépare. */
    private static void download(String path, String file, String bearer) throws Exception {
        HttpRequest request = request(path, 300).header("Authorization", "Bearer " + bearer).build();
        while (true) {
            HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) {
                    Files.copy(body, Path.of(file), StandardCopyOption.REPLACE_EXISTING);
                    System.out.println(file);
                    return;
                }
                Optional<String> seconds = answer.headers().firstValue("Retry-After");
                if (answer.statusCode() != 404 || seconds.isEmpty()) {
                    fail(answer.statusCode() + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                Thread.sleep(Long.parseLong(seconds.get()) * 1000);
            }
        }
    }

    /** Un membre de texte d’un objet JSON. Un programme entier emploie une bibliothèque JSON. */
    private static String member(String name, String json) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return found.find() ? found.group(1) : fail(name + " ?");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String fail(String reason) {
        System.err.println(reason);
        System.exit(1);
        return reason;
    }
}
