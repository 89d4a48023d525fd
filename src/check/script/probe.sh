# Mailworthy port 25 probe. Run it on the mail server itself; it needs no root.
# It connects to each server below, waits for the greeting (or shakes hands in TLS where nobody greets before that), says QUIT, and prints what came of
# it as a short code. Where an address for the result stands behind u, the code is sent there, too. Nothing else is sent, and nothing is written to disk.
# Tools that speak the language of the machine would not be understood below.
LC_ALL=C; export LC_ALL;
# Nothing below is a pattern for file names.
set -f;
t={{token}};
u="{{url}}";
# The version of IP of the address that is checked: the result counts when it comes from there.
v={{version}};
# letter, version of IP, address, port, name that the greeting has to show (-: speaks TLS and greets nobody; any: any name)
l="{{servers}}";
have() { command -v "$1" >/dev/null 2>&1; };
# Ends a command that takes longer than 11 seconds, with 124 as timeout does; where there is none (or an old one that wants -t), without it.
if timeout 9 true >/dev/null 2>&1; then
  lim() { timeout 11 "$@"; case $? in 143) return 124;; *) return $?;; esac; };
else
  lim() {
    { "$@" <&3 3<&- & } 3<&0; p=$!;
    { sleep 11; kill "$p"; } 3<&- >/dev/null 2>&1 & k=$!;
    wait "$p"; e=$?; kill "$k" 2>/dev/null; if [ "$e" = 143 ]; then e=124; fi; return "$e";
  };
fi;
talk() {
  if [ "$3" = - ] && have openssl; then
    a=$1; case "$1" in *:*) a="[$1]";; esac;
    lim openssl s_client -connect "$a:$2" </dev/null 2>&1 || [ $? != 124 ] || echo timed out;
    echo handshake tried;
  elif have bash; then
    lim bash -c "exec 3<>/dev/tcp/\$0/\$1 && echo CONNECTED && if [ \"\$2\" != - ]; then IFS= read -r -t 9 g <&3; printf \"%s\\n\" \"\$g\"; printf \"QUIT\\r\\n\" >&3; fi" "$1" "$2" "$3" 2>&1 || [ $? != 124 ] || echo timed out;
  elif have nc; then
    v=; case "$(nc -h 2>&1)" in *BusyBox*) ;; *) v="-v -n";; esac;
    { if [ "$3" = - ]; then sleep 1; else sleep 6; printf "QUIT\r\n"; fi; } | lim nc $v -w 9 "$1" "$2" 2>&1; case "$?$v" in 0*|124) echo CONNECTED;; 124*) echo timed out;; esac;
  elif have python3; then
    lim python3 -c "import socket,sys,os,errno as n;h,p,q=sys.argv[1:4];s=socket.socket(socket.AF_INET6 if \":\" in h else socket.AF_INET);s.settimeout(9);e=s.connect_ex((h,int(p)));print(\"CONNECTED\" if e==0 else \"timed out\" if e in (n.EAGAIN,n.ETIMEDOUT,n.EINPROGRESS) else os.strerror(e),flush=True);e or q==\"-\" or print(s.recv(512).decode(\"latin1\"),flush=True);e or q==\"-\" or s.send(b\"QUIT\\r\\n\")" "$1" "$2" "$3" 2>&1 || [ $? != 124 ] || echo timed out;
  elif have perl && perl -MIO::Socket::IP -e 1 2>/dev/null; then
    lim perl -MIO::Socket::IP -e "\$|=1; \$SIG{PIPE}=\"IGNORE\"; my (\$h,\$p,\$q)=@ARGV; my \$s=IO::Socket::IP->new(PeerHost=>\$h,PeerPort=>\$p,Timeout=>9); if(!\$s){print \"\$@ \$!\\n\";exit} print \"CONNECTED\\n\"; exit if \$q eq \"-\"; \$SIG{ALRM}=sub{exit}; alarm 9; my \$g=<\$s>; print defined \$g ? \$g : \"\$!\n\"; print \$s \"QUIT\\r\\n\"" "$1" "$2" "$3" 2>&1 || [ $? != 124 ] || echo timed out;
  elif have curl; then
    a=$1; case "$1" in *:*) a="[$1]";; esac;
    { if [ "$3" = - ]; then sleep 1; else sleep 6; printf "QUIT\r\n"; fi; } | curl -sS -v --noproxy "*" --connect-timeout 9 -m 10 "telnet://$a:$2" 2>&1;
  else echo no tool; fi;
};
post() {
  if have curl; then curl $1 -fsS -m 15 -H "Content-Type: text/plain" --data "$c" "$u" >/dev/null 2>&1;
  elif have wget; then wget $1 -q -t 1 -T 15 -O /dev/null --header "Content-Type: text/plain" --post-data "$c" "$u" >/dev/null 2>&1;
  elif have python3; then python3 -c "import sys,socket as s,urllib.request as r;f={\"-4\":s.AF_INET,\"-6\":s.AF_INET6}.get(sys.argv[3],0);g=s.getaddrinfo;s.getaddrinfo=lambda h,p,_=0,*a,**k:g(h,p,f,*a,**k);r.urlopen(r.Request(sys.argv[1],sys.argv[2].encode(),{\"Content-Type\":\"text/plain\"}),timeout=15)" "$u" "$c" "$1" 2>/dev/null;
  else false; fi;
};
one() {
  o=$(talk "$3" "$4" "$5" | tr -d "\r" | tr "A-Z" "a-z");
  g=$(printf "%s\n" "$o" | sed -n "s/^\([2-5][0-9][0-9]\)\$/\1 /p;s/^\([2-5][0-9][0-9][ -].*\)/\1/p" | head -n 1);
  if [ "$5" = - ]; then g=; fi;
  n=${g#????}; n=${n%% *}; n=${n%.};
  # A reply without a host's name is of the server where it takes mail or names the receiver further on; else a filter on the way may have said it.
  b=s; case "$g" in 2*) b=o;; esac; if [ "$5" = any ]; then b=o; fi;
  for k in $(printf "%s" "$5" | tr "/" " "); do case "$g" in *"$k"*) b=o;; esac; done;
  s=n;
  # A firewall that inspects SMTP crosses out a greeting with asterisks, and leaves some digits between them.
  m=no; case "$g" in ????*"****"*) m=$(printf "%s" "${g#????}" | tr -d "* 0-9");; esac;
  case "$g" in
    ?*) if [ -z "$m" ]; then s=c; else case "$n" in
        *[!a-z0-9.-]*) s=$b;;
        *[a-z]*.*|*.*[a-z]*) s=f; for k in $(printf "%s" "$5" | tr "/" " "); do case "$n" in "$k"|*."$k") s=o;; esac; done; if [ "$5" = any ]; then s=o; fi;;
        *) s=$b;;
      esac; fi;;
    *) case "$o" in
        *usage:*) ;;
        *"alert number"*) s=o;;
        *"cipher is (none)"*) s=s;;
        *"cipher is "*) s=o;;
        *refused*) s=r;;
        *reset*) s=x;;
        *"no route"*|*unreachable*|*"cannot assign"*|*"address family"*) s=u;;
        *connected*|*succeeded*|*"] open"*|*" open"*) s=s; if [ "$5" = - ]; then case "$o" in *"handshake tried"*) ;; *) s=o;; esac; fi;;
        *"timed out"*|*timeout*|*"in progress"*) s=t;;
      esac;;
  esac;
  p=$4; if [ "$p" = 25 ]; then p=; fi;
  echo "$1$2$s$p";
};
echo "Trying. This takes a quarter of a minute at most.";
r=$(for i in $l; do ( IFS=,; set -- $i; unset IFS; one "$@" ) & done; wait);
c=; for i in $r; do c="$c.$i"; done;
c="mw1-$t-${c#.}";
echo "Result code: $c";
if [ -n "$u" ]; then
  { [ -n "$v" ] && post "-$v"; } || post && echo "The report has it.";
fi
