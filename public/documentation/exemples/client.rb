# Les appels de l’API, un par commande. Ruby 2.7 ou plus, sans dépendance.
#
#   ruby client.rb token
#   ruby client.rb market RÉFÉRENCE
#   ruby client.rb application MARCHÉ RÉFÉRENCE [SIRET]
#   ruby client.rb documents CANDIDATURE
#
# RÉFÉRENCE est votre propre nom de l’action (Idempotency-Key). Redemandée, elle ne fait rien de plus.
# Variables PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET,
# et PASSE_MARCHE_TOKEN quand vous avez déjà un jeton.
require 'json'
require 'net/http'
require 'time'

def call(request, seconds = 30, &block)
  uri = URI(ENV.fetch('PASSE_MARCHE_URL'))
  options = { use_ssl: uri.scheme == 'https', open_timeout: 30, read_timeout: seconds }
  Net::HTTP.start(uri.hostname, uri.port, **options) { |http| http.request(request, &block) }
end

def json(answer)
  abort "#{answer.code} #{answer.body}" unless answer.is_a?(Net::HTTPSuccess)
  JSON.parse(answer.body)
end

def token
  return ENV['PASSE_MARCHE_TOKEN'] if ENV['PASSE_MARCHE_TOKEN'].to_s != ''

  request = Net::HTTP::Post.new('/oauth/token')
  request.set_form_data(
    'grant_type' => 'client_credentials',
    'client_id' => ENV.fetch('PASSE_MARCHE_CLIENT_ID'),
    'client_secret' => ENV.fetch('PASSE_MARCHE_CLIENT_SECRET')
  )
  json(call(request)).fetch('access_token')
end

def post(path, reference, body)
  request = Net::HTTP::Post.new(
    path,
    'Authorization' => "Bearer #{token}",
    'Content-Type' => 'application/json',
    'Idempotency-Key' => reference
  )
  request.body = JSON.generate(body)
  puts JSON.pretty_generate(json(call(request)))
end

# Un 404 avec Retry-After dit que le document se prépare.
def download(path, file, bearer)
  seconds = nil
  call(Net::HTTP::Get.new(path, 'Authorization' => "Bearer #{bearer}"), 300) do |answer|
    if answer.code == '404' && answer['Retry-After']
      seconds = answer['Retry-After'].to_i
    elsif answer.is_a?(Net::HTTPSuccess)
      File.open(file, 'wb') { |written| answer.read_body { |part| written.write(part) } }
      puts file
    else
      abort "#{answer.code} #{answer.read_body}"
    end
  end
  return unless seconds

  sleep seconds
  download(path, file, bearer)
end

command, first, second, third = ARGV
case command
when 'token'
  puts token
when 'market'
  post('/api/v1/public_markets', first, {
         public_market: {
           name: 'Rénovation de l’école',
           deadline: "#{Time.now.year + 1}-12-31T23:59",
           siret: '13002526500013',
           market_type_codes: ['works']
         }
       })
when 'application'
  post("/api/v1/public_markets/#{first}/market_applications", second, { market_application: { siret: third } })
when 'documents'
  bearer = token
  path = "/api/v1/market_applications/#{first}"
  download("#{path}/attestation", "attestation_#{first}.pdf", bearer)
  download("#{path}/documents_package", "documents_package_#{first}.zip", bearer)
else
  abort 'token, market, application ou documents'
end
