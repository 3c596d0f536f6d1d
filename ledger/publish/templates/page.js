// The page is whole without this: it adds a filter and follows the reader's language.
(function(){
var d=document,one=function(id){return d.getElementById(id)},all=function(s,n){return[].slice.call((n||d).querySelectorAll(s))};
var tools=one("tools");
if(/^de\b/.test(navigator.language||"")){one("de").checked=true;}
if(!tools){return;}
var word=one("word"),pick=one("pick"),left=one("left"),groups=all(".g").map(function(g){
return{node:g,name:g.querySelector("h3").textContent.toLowerCase(),rows:all("li[id]",g).map(function(li){
return{node:li,text:li.textContent.toLowerCase(),code:li.querySelector("b[class]").className};})};});
var show=function(){
var want=word.value.trim().toLowerCase(),code=pick.value,n=0;
groups.forEach(function(g){
var k=0;
g.rows.forEach(function(row){
var ok=(!code||row.code===code)&&(!want||g.name.indexOf(want)>=0||row.text.indexOf(want)>=0);
row.node.hidden=!ok;
k+=ok?1:0;
});
g.node.hidden=!k;
n+=k;
});
left.textContent=want||code?String(n):"";
};
word.oninput=pick.onchange=show;
tools.onsubmit=function(e){e.preventDefault();};
tools.hidden=false;
})();
