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
# letter, version of IP, address, port, name that the greeting has to show (-: speaks TLS and greets nobody; _: any name, and it has to offer STARTTLS;
# any: any name)
l="{{servers}}";
# A hello of TLS 1.2, for tools that do not speak it: whoever answers with a record of TLS does.
h="\026\003\001\000a\001\000\000\135\003\003mailworthy\056mailworthy\056mailworthy\000\000\020\300\053\300\054\300\057\300\060\314\250\314\251\000\234\000\057\001\000\000\044\000\012\000\010\000\006\000\035\000\027\000\030\000\013\000\002\001\000\000\015\000\016\000\014\004\003\005\003\010\004\010\005\004\001\005\001";
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
# To tools that only carry what is said.
x="EHLO [127.0.0.1]\r\n";
say() {
  case "$1" in
    -) printf "$h"; sleep 4;;
    _) sleep 3; printf "$x"; sleep 3; printf "QUIT\r\n";;
    *) sleep 6; printf "QUIT\r\n";;
  esac;
};
talk() {
  if [ "$3" = - ] && have openssl; then
    a=$1; case "$1" in *:*) a="[$1]";; esac;
    lim openssl s_client -connect "$a:$2" </dev/null 2>&1 || [ $? != 124 ] || echo timed out;
    echo handshake tried;
  elif have bash; then
    lim bash -c "exec 3<>/dev/tcp/\$0/\$1 && echo CONNECTED && if [ \"\$2\" = - ]; then printf \"\$3\" >&3; IFS= read -r -t 5 -n 3 g <&3; printf \"%s\\n\" \"\$g\"; else f() { while IFS= read -r -t \$1 g <&3; r=\$?; printf \"%s\\n\" \"\$g\"; [ \$r = 0 ]; do case \"\$g\" in ???-*) [ \"\$k\" = _ ] || break;; *) break;; esac; done; }; k=\$2; f 9; if [ \"\$k\$r\" = _0 ]; then printf \"\$4\" >&3; f 4; fi; printf \"QUIT\\r\\n\" >&3; fi" "$1" "$2" "$3" "$h" "$x" 2>&1 || [ $? != 124 ] || echo timed out;
  elif have nc; then
    v=; case "$(nc -h 2>&1)" in *BusyBox*) ;; *) v="-v -n";; esac;
    say "$3" | lim nc $v -w 9 "$1" "$2" 2>&1; case "$?$v" in 0*|124) echo CONNECTED;; 124*) echo timed out;; esac;
  elif have python3; then
    lim python3 -c "import socket,sys,os,errno as n;h,p,q=sys.argv[1:4];s=socket.socket(socket.AF_INET6 if \":\" in h else socket.AF_INET);s.settimeout(9);e=s.connect_ex((h,int(p)));print(\"CONNECTED\" if e==0 else \"timed out\" if e in (n.EAGAIN,n.ETIMEDOUT,n.EINPROGRESS) else os.strerror(e),flush=True);e and sys.exit();d=lambda t:t.encode().decode(\"unicode_escape\").encode(\"latin1\");r=lambda:(sys.stdout.buffer.write(s.recv(2048)+b\"\\n\"),sys.stdout.flush());q==\"-\" and s.send(d(sys.argv[4]));r();q==\"_\" and (s.send(d(sys.argv[5])),r());q==\"-\" or s.send(b\"QUIT\\r\\n\")" "$1" "$2" "$3" "$h" "$x" 2>&1 || [ $? != 124 ] || echo timed out;
  elif have perl && perl -MIO::Socket::IP -e 1 2>/dev/null; then
    lim perl -MIO::Socket::IP -e "\$|=1; \$SIG{PIPE}=\"IGNORE\"; my (\$h,\$p,\$q,\$t,\$e)=@ARGV; my \$s=IO::Socket::IP->new(PeerHost=>\$h,PeerPort=>\$p,Timeout=>9); if(!\$s){print \"\$@ \$!\\n\";exit} print \"CONNECTED\\n\"; \$s->autoflush(1); \$SIG{ALRM}=sub{exit}; alarm 9; my \$r=sub{my \$g; my \$l=sysread(\$s,\$g,2048); print \$l ? \$g : defined \$l ? \"\" : \$!, \"\\n\"}; for my \$m (\$t,\$e){\$m=~s/\\\\([0-7]{3}|r|n)/\$1 eq \"r\"?\"\\r\":\$1 eq \"n\"?\"\\n\":chr oct \$1/ge} print \$s \$t if \$q eq \"-\"; \$r->(); if(\$q eq \"_\"){print \$s \$e; \$r->()} print \$s \"QUIT\\r\\n\" if \$q ne \"-\"" "$1" "$2" "$3" "$h" "$x" 2>&1 || [ $? != 124 ] || echo timed out;
  elif have curl; then
    a=$1; case "$1" in *:*) a="[$1]";; esac;
    say "$3" | curl -sS -v --noproxy "*" --connect-timeout 9 -m 10 "telnet://$a:$2" 2>&1;
  else echo no tool; fi;
};
post() {
  if have curl; then curl $1 -fsS -m 15 -H "Content-Type: text/plain" --data "$c" "$u" >/dev/null 2>&1;
  elif have wget; then wget $1 -q -t 1 -T 15 -O /dev/null --header "Content-Type: text/plain" --post-data "$c" "$u" >/dev/null 2>&1;
  elif have python3; then python3 -c "import sys,socket as s,urllib.request as r;f={\"-4\":s.AF_INET,\"-6\":s.AF_INET6}.get(sys.argv[3],0);g=s.getaddrinfo;s.getaddrinfo=lambda h,p,_=0,*a,**k:g(h,p,f,*a,**k);r.urlopen(r.Request(sys.argv[1],sys.argv[2].encode(),{\"Content-Type\":\"text/plain\"}),timeout=15)" "$u" "$c" "$1" 2>/dev/null;
  elif have perl && perl -MHTTP::Tiny -e 1 2>/dev/null; then perl -MHTTP::Tiny -e "my %l=(-4,\"0.0.0.0\",-6,\"::\"); my \$a=\$l{\$ARGV[2]}; my \$r=HTTP::Tiny->new(timeout=>15,verify_SSL=>1,\$a?(local_address=>\$a):())->post(\$ARGV[0],{content=>\$ARGV[1],headers=>{\"content-type\"=>\"text/plain\"}}); exit !\$r->{success}" "$u" "$c" "$1" 2>/dev/null;
  else case "$1$u" in http://*) bare;; *) false;; esac; fi;
};
# Without TLS and without a choice of the version of IP: for an address with http alone.
bare() {
  case "$u" in *%*) return 1;; esac;
  a=${u#http://}; w=${a#*/}; a=${a%%/*}; d=${a#"${a%:*}"}; d=${d#:};
  case "$d" in *[!0-9]*|"") d=80; q=$a;; *) q=${a%:*};; esac; q=${q#[}; q=${q%]};
  m="POST /$w HTTP/1.0\r\nHost: $a\r\nContent-Type: text/plain\r\nContent-Length: ${#c}\r\n\r\n$c";
  if have bash; then r=$(lim bash -c "exec 3<>/dev/tcp/\$0/\$1 && printf \"\$2\" >&3 && IFS= read -r -t 10 g <&3 && printf \"%s\" \"\$g\"" "$q" "$d" "$m" 2>/dev/null);
  elif have nc; then r=$({ printf "$m"; sleep 3; } | lim nc -w 9 "$q" "$d" 2>/dev/null | head -n 1);
  else return 1; fi;
  case "$r" in HTTP/1.?" "2*) return 0;; *) return 1;; esac;
};
one() {
  o=$(talk "$3" "$4" "$5" | tr -d "\r\000" | tr "A-Z" "a-z");
  g=$(printf "%s\n" "$o" | sed -n "s/^\([2-5][0-9][0-9]\)\$/\1 /p;s/^\([2-5][0-9][0-9][ -].*\)/\1/p" | head -n 1);
  if [ "$5" = - ]; then g=; fi;
  n=${g#????}; n=${n%% *}; n=${n%.};
  # A reply without a host's name is of the server where it takes mail or names the receiver further on; else a filter on the way may have said it.
  y=$5; if [ "$y" = _ ]; then y=any; fi;
  b=s; case "$g" in 2*) b=o;; esac; if [ "$y" = any ]; then b=o; fi;
  for k in $(printf "%s" "$y" | tr "/" " "); do case "$g" in *"$k"*) b=o;; esac; done;
  s=n;
  # A firewall that inspects SMTP crosses out a greeting with asterisks, and leaves some digits between them.
  m=no; case "$g" in ????*"****"*) m=$(printf "%s" "${g#????}" | tr -d "* 0-9");; esac;
  case "$g" in
    ?*) if [ -z "$m" ]; then s=c; else case "$n" in
        *[!a-z0-9.-]*) s=$b;;
        *[a-z]*.*|*.*[a-z]*) s=f; for k in $(printf "%s" "$y" | tr "/" " "); do case "$n" in "$k"|*."$k") s=o;; esac; done; if [ "$y" = any ]; then s=o; fi;;
        *) s=$b;;
      esac; fi;;
    *) case "$o" in
        *usage:*) ;;
        *"$(printf "\026\003")"*|*"$(printf "\025\003")"*) if [ "$5" = - ]; then s=o; fi;;
        *"alert number"*) s=o;;
        *"cipher is (none)"*) s=s;;
        *"cipher is "*) s=o;;
        *"cannot open shared object"*) ;;
        *refused*) s=r;;
        *reset*) s=x; case "$5$o" in *"handshake tried"*) ;; -*connected*|-*succeeded*) s=n;; esac;;
        *"no route"*|*unreachable*|*"cannot assign"*|*"address family"*) s=u;;
        *connected*|*succeeded*|*") open"*) s=s; if [ "$5" = - ]; then case "$o" in *"handshake tried"*) ;; *) s=n;; esac; fi;;
        *"timed out"*|*timeout*|*"in progress"*) s=t;;
      esac;;
  esac;
  # A relay has to offer encryption; whoever turns us away before that is there all the same.
  if [ "$5$s" = _o ]; then case "$g" in 220*)
    case "$(printf "%s\n" "$o" | sed -n "/^220/d;s/^250[ -]starttls.*/y/p;s/^\([245]\)[0-9][0-9].*/\1/p" | tr -d "\n")" in
      *y*|[45]*) ;;
      2*) s=p;;
      *) s=n;;
    esac;; esac; fi;
  p=$4; if [ "$p" = 25 ]; then p=; fi;
  echo "$1$2$s$p";
};
echo "Trying. This takes a quarter of a minute at most.";
r=$(for i in $l; do ( IFS=,; set -- $i; unset IFS; one "$@" ) & done; wait);
c=; for i in $r; do c="$c.$i"; done;
c="mw1-$t-${c#.}";
echo "Result code: $c";
if [ -n "$u" ]; then
  if { [ -n "$v" ] && post "-$v"; } || post; then echo "The report has it."; else echo "It could not be handed in from here: paste the code into the report."; fi;
fi
