# Un récepteur de webhooks qui vérifie les deux signatures. Ruby 2.7 ou plus ; depuis Ruby 3, avec la gem webrick.
#
#   PORT=8080 PASSE_MARCHE_WEBHOOK_SECRETS=… ruby receiver.rb
#
# Un secret, ou deux pendant un changement, séparés par une espace.
require 'json'
require 'openssl'
require 'set'
require 'webrick'

SECRETS = ENV.fetch('PASSE_MARCHE_WEBHOOK_SECRETS').split
TOLERANCE_SECONDS = 300

def same?(given, expected)
  given.bytesize == expected.bytesize && OpenSSL.fixed_length_secure_compare(given, expected)
end

# Standard Webhooks signe « id.horodatage.corps ». Une signature par secret en vigueur.
def standard?(headers, body)
  timestamp = headers['webhook-timestamp'].to_s
  return false unless timestamp.match?(/\A\d+\z/) && (Time.now.to_i - timestamp.to_i).abs <= TOLERANCE_SECONDS

  signed = "#{headers['webhook-id']}.#{timestamp}.".b + body
  expected = SECRETS.map { |secret| "v1,#{[OpenSSL::HMAC.digest('SHA256', secret, signed)].pack('m0')}" }
  headers['webhook-signature'].to_s.split.any? { |given| expected.any? { |one| same?(given, one) } }
end

# L’en-tête historique signe le corps seul.
def legacy?(headers, body)
  given = headers['x-webhook-signature-sha256'].to_s
  SECRETS.any? { |secret| same?(given, "sha256=#{OpenSSL::HMAC.hexdigest('SHA256', secret, body)}") }
end

def read(body)
  JSON.parse(body)
rescue JSON::ParserError
  nil
end

# Chez vous, une table de votre base : le même webhook-id peut revenir, même après un redémarrage.
seen = Set.new

port = ENV.fetch('PORT', '8080').to_i
server = WEBrick::HTTPServer.new(BindAddress: '127.0.0.1', Port: port, AccessLog: [], Logger: WEBrick::Log.new(nil, 0))
server.mount_proc('/') do |request, response|
  body = request.body.to_s.b # Les octets reçus, avant toute lecture du JSON.
  next response.status = 401 unless standard?(request, body) && legacy?(request, body)

  message = read(body.force_encoding('UTF-8'))
  response.status = message ? 204 : 400
  # Chez vous, le travail se fait après la réponse.
  $stdout.puts "#{request['webhook-id']} #{message['event']}" if message && seen.add?(request['webhook-id'])
  $stdout.flush
end
puts "port #{server.listeners.first.addr[1]}"
$stdout.flush
trap('TERM') { server.shutdown }
server.start
